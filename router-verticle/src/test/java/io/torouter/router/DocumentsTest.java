package io.torouter.router;

import static io.torouter.router.Channels.channel;
import static io.torouter.router.Script.answers;

import static org.assertj.core.api.Assertions.assertThat;

import io.torouter.bus.Data;
import io.torouter.bus.Fail;
import io.torouter.bus.Full;
import io.torouter.bus.Head;
import io.torouter.bus.Open;
import io.torouter.bus.Outcome;
import io.torouter.dialect.Dialect;
import io.torouter.dialect.Operation;
import io.torouter.error.ErrorCode;
import io.torouter.request.JsonBodyScanner;
import io.torouter.request.MalformedBody;
import io.torouter.snapshot.ChannelType;
import io.torouter.usage.Usage;
import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/** Requests beside generation at channels that have no such operation. */
class DocumentsTest {
    private static final String[] ESTIMATED = {"x-torouter-token-count", "estimated"};
    private final Script script = new Script();
    private final RouterRig rig = new RouterRig(script);
    private final Channels anthropic =
            channel("anthropic").of(ChannelType.ANTHROPIC, Set.of(Dialect.ANTHROPIC_MESSAGES));
    private final Channels gemini =
            channel("gemini").ranked(2, 1).of(ChannelType.GEMINI, Set.of(Dialect.GEMINI_GENERATE));
    private final Channels chat =
            channel("chat").ranked(3, 1).of(ChannelType.OPENAI_COMPATIBLE, Set.of(Dialect.OPENAI_CHAT));
    private final BlockingQueue<String> asked = new LinkedBlockingQueue<>();

    @AfterEach
    void stop() {
        rig.close();
    }

    private Handler<HttpServerRequest> noted(Handler<HttpServerRequest> act) {
        return request ->
                request.body()
                        .onSuccess(body -> {
                            asked.add(request.path() + ' ' + body);
                            act.handle(request);
                        });
    }

    private static Open open(Operation operation, String body) {
        try {
            var bytes = Buffer.buffer(body);
            var facts = JsonBodyScanner.scan(bytes.getBytes(), 0, bytes.length());
            return new Open(1, Heads.of(operation, "gpt-5", facts), bytes, bytes.length(), 64 * 1024);
        } catch (MalformedBody e) {
            throw new IllegalArgumentException(e);
        }
    }

    @Test
    void tokensAreEstimatedWhereNoChannelCounts() throws InterruptedException {
        rig.serving(chat).send(open(Operation.MESSAGES_COUNT_TOKENS, "{\"say\":\"one two three\"}"));

        var full = rig.next(Full.class);

        assertThat(full.status()).isEqualTo(200);
        assertThat(full.body()).hasToString("{\"input_tokens\":10}");
        assertThat(full.headers().pairs()).contains(ESTIMATED);
        assertThat(full.settlement().outcome()).isEqualTo(Outcome.COMPLETED);
        assertThat(full.settlement().usage()).isEqualTo(Usage.NONE);
        assertThat(rig.inFlight()).isZero();
    }

    @Test
    void tokensAreCountedByAnUpstreamOfAnotherDialect() throws InterruptedException {
        script.channel("gemini", noted(answers(200, "{\"totalTokens\":5}")));
        rig.serving(gemini, chat).send(open(Operation.MESSAGES_COUNT_TOKENS, "{\"say\":\"hi\"}"));

        var full = rig.next(Full.class);

        assertThat(full.body()).hasToString("{\"input_tokens\":5}");
        assertThat(full.headers().pairs()).doesNotContain(ESTIMATED);
        assertThat(asked.poll())
                .isEqualTo(
                        "/v1/gemini/models/gpt-5:countTokens {\"generateContentRequest\":"
                                + "{\"model\":\"models/gpt-5\",\"to\":\"gemini.generate\",\"say\":\"hi\"}}");
    }

    @ParameterizedTest
    @ValueSource(ints = {404, 405, 501})
    void tokensAreEstimatedWhereTheUpstreamDoesNotCount(int status) throws InterruptedException {
        script.channel("anthropic", answers(status, "{}"));
        rig.serving(anthropic).send(open(Operation.MESSAGES_COUNT_TOKENS, "{\"say\":\"one two three\"}"));

        var full = rig.next(Full.class);

        assertThat(full.body()).hasToString("{\"input_tokens\":10}");
        assertThat(full.headers().pairs()).contains(ESTIMATED);
    }

    @Test
    void aRefusedCountIsPassedOn() throws InterruptedException {
        script.channel("anthropic", answers(400, "{\"type\":\"error\"}"));
        rig.serving(anthropic).send(open(Operation.MESSAGES_COUNT_TOKENS, "{\"say\":\"hi\"}"));

        assertThat(rig.next(Full.class).status()).isEqualTo(400);
    }

    @Test
    void aBodyThatCannotBeReadIsRefused() throws InterruptedException {
        rig.serving(chat).send(open(Operation.COUNT_TOKENS, "{\"generateContentRequest\":{}}"));

        assertThat(rig.next(Fail.class).error().code()).isEqualTo(ErrorCode.INVALID_REQUEST);
    }

    @Test
    void openAisEmbeddingsAreMadeByGemini() throws InterruptedException {
        script.channel("gemini", noted(answers(200, "{\"embeddings\":[{\"values\":[0.5]}]}")));
        rig.serving(gemini).send(open(Operation.EMBEDDINGS, "{\"model\":\"gpt-5\",\"input\":\"12345678\"}"));

        var full = rig.next(Full.class);

        assertThat(full.body())
                .hasToString(
                        "{\"object\":\"list\",\"data\":[{\"object\":\"embedding\",\"index\":0,\"embedding\":[0.5]}],"
                                + "\"model\":\"gpt-5\",\"usage\":{\"prompt_tokens\":2,\"total_tokens\":2}}");
        assertThat(full.headers().pairs()).contains(ESTIMATED);
        assertThat(full.settlement().usage()).isEqualTo(new Usage(2, 0, 0, 0, 0));
        assertThat(full.settlement().usageReported()).isFalse();
        assertThat(asked.poll()).startsWith("/v1/gemini/models/gpt-5:batchEmbedContents {\"requests\":[");
    }

    @Test
    void geminisEmbeddingsAreMadeByOpenAi() throws InterruptedException {
        var vector = "{\"data\":[{\"index\":0,\"embedding\":[0.5]}],\"usage\":{\"prompt_tokens\":3}}";
        script.channel("chat", noted(answers(200, vector)));
        rig.serving(chat).send(open(Operation.EMBED_CONTENT, "{\"content\":{\"parts\":[{\"text\":\"a\"}]}}"));

        var full = rig.next(Full.class);

        assertThat(full.body())
                .hasToString("{\"embedding\":{\"values\":[0.5]},\"usageMetadata\":{\"promptTokenCount\":3}}");
        assertThat(full.settlement().usageReported()).isTrue();
        assertThat(asked.poll()).isEqualTo("/v1/chat/embeddings {\"model\":\"gpt-5\",\"input\":[\"a\"]}");
    }

    @Test
    void anUpstreamsErrorIsSaidInTheClientsShape() throws InterruptedException {
        script.channel("gemini", answers(400, "{\"error\":{\"code\":400,\"message\":\"too many\"}}"));
        rig.serving(gemini).send(open(Operation.EMBEDDINGS, "{\"model\":\"gpt-5\",\"input\":\"a\"}"));

        var full = rig.next(Full.class);

        assertThat(full.status()).isEqualTo(400);
        assertThat(full.body().toString()).contains("\"message\":\"too many\",\"type\":\"invalid_request_error\"");
    }

    @Test
    void anAnswerWithoutVectorsIsTheUpstreamsFailure() throws InterruptedException {
        script.channel("gemini", answers(200, "{\"embeddings\":[]}"));
        rig.serving(gemini).send(open(Operation.EMBEDDINGS, "{\"model\":\"gpt-5\",\"input\":\"a\"}"));

        assertThat(rig.next(Fail.class).error().code()).isEqualTo(ErrorCode.EXHAUSTED);
    }

    @Test
    void openAisPicturesAreMadeByGemini() throws InterruptedException {
        var picture =
                "{\"candidates\":[{\"content\":{\"parts\":[{\"inlineData\":{\"mimeType\":\"image/png\",\"data\":\"QUE=\"}}]}}]}";
        script.channel("gemini", noted(answers(200, picture)));
        rig.serving(gemini)
                .send(
                        open(
                                Operation.IMAGE_GENERATIONS,
                                "{\"model\":\"gpt-5\",\"prompt\":\"a"
                                        + " cat\",\"size\":\"1536x1024\",\"quality\":\"high\"}"));

        var full = rig.next(Full.class);

        assertThat(full.body().toString()).contains("\"data\":[{\"b64_json\":\"QUE=\"}],\"output_format\":\"png\"");
        assertThat(full.headers().pairs()).contains("x-torouter-dropped", "quality");
        assertThat(asked.poll())
                .startsWith("/v1/gemini/models/gpt-5:generateContent ")
                .contains("\"say\":\"a cat\"", "\"imageConfig\":{\"aspectRatio\":\"3:2\"}");
    }

    @Test
    void aPictureThatGeminiRefusesIsRefused() throws InterruptedException {
        script.channel("gemini", answers(200, "{\"candidates\":[{\"finishReason\":\"IMAGE_SAFETY\"}]}"));
        rig.serving(gemini).send(open(Operation.IMAGE_GENERATIONS, "{\"model\":\"gpt-5\",\"prompt\":\"a cat\"}"));

        var head = rig.next(Head.class);
        var body = rig.next(Data.class).bytes().toString();

        assertThat(head.status()).isEqualTo(400);
        assertThat(body).contains("IMAGE_SAFETY", "content_policy_violation");
    }

    @Test
    void whatCannotBeSaidIsRefusedWithoutAnAttempt() throws InterruptedException {
        rig.serving(gemini).send(open(Operation.EMBEDDINGS, "{\"model\":\"gpt-5\",\"input\":[1,2]}"));

        assertThat(rig.next(Fail.class).error().code()).isEqualTo(ErrorCode.TRANSLATION_UNSUPPORTED);
        assertThat(script.wasCalledAgain()).isFalse();
    }
}
