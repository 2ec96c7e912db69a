package io.torouter.router;

import static io.torouter.router.Channels.channel;
import static io.torouter.router.RouterRig.chat;
import static io.torouter.router.Script.answers;
import static io.torouter.router.Script.says;
import static io.torouter.router.Script.streams;

import static org.assertj.core.api.Assertions.assertThat;

import io.torouter.bus.Data;
import io.torouter.bus.End;
import io.torouter.bus.Fail;
import io.torouter.bus.Full;
import io.torouter.bus.Head;
import io.torouter.bus.Headers;
import io.torouter.bus.Open;
import io.torouter.bus.Outcome;
import io.torouter.bus.RequestHead;
import io.torouter.bus.Settlement;
import io.torouter.dialect.Dialect;
import io.torouter.error.ErrorCode;
import io.torouter.snapshot.ChannelType;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpServerRequest;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A chat client's request at channels that speak another dialect. */
class TranslatedStreamTest {
    private static final String SAID = "data: {\"said\":\"hi\"}\n\n";
    private static final String END = "data: {\"end\":1}\n\n";
    private final Script script = new Script();
    private final RouterRig rig = new RouterRig(script);
    private final Channels anthropic =
            channel("anthropic").of(ChannelType.ANTHROPIC, Set.of(Dialect.ANTHROPIC_MESSAGES));
    private final Channels gemini =
            channel("gemini").ranked(2, 1).of(ChannelType.GEMINI, Set.of(Dialect.GEMINI_GENERATE));
    private final BlockingQueue<String> bodies = new LinkedBlockingQueue<>();
    private final BlockingQueue<HttpServerRequest> requests = new LinkedBlockingQueue<>();

    @AfterEach
    void stop() {
        rig.close();
    }

    private Handler<HttpServerRequest> noted(Handler<HttpServerRequest> act) {
        return request -> {
            requests.add(request);
            request.body()
                    .onSuccess(body -> {
                        bodies.add(body.toString());
                        act.handle(request);
                    });
        };
    }

    private static String said(String text) {
        return "{\"model\":\"gpt-5\",\"say\":\"" + text + "\"}";
    }

    private static Open streamed(String text) {
        return chat(1, "{\"model\":\"gpt-5\",\"stream\":true,\"say\":\"" + text + "\"}", 64 * 1024);
    }

    private static Open strict(Open open) {
        var head = open.head();
        return new Open(
                open.stream(),
                new RequestHead(
                        head.requestId(),
                        head.operation(),
                        head.group(),
                        head.key(),
                        head.model(),
                        head.target(),
                        head.query(),
                        head.stream(),
                        head.affinity(),
                        head.facts(),
                        Headers.of("x-torouter-strict", "true", "anthropic-beta", "x", "traceparent", "00-1")),
                open.body(),
                open.bodyBytes(),
                open.credit());
    }

    @Test
    void aRequestGoesOutInTheDialectOfItsChannel() throws InterruptedException {
        script.channel("anthropic", noted(answers(200, "{\"said\":\"yes\",\"content\":[]}")));
        rig.serving(anthropic).send(strict(chat(1, said("hello"), 64 * 1024)));

        var full = rig.next(Full.class);
        var request = requests.poll(1, TimeUnit.SECONDS);

        assertThat(request.path()).isEqualTo("/v1/anthropic/messages");
        assertThat(bodies.poll()).isEqualTo("{\"to\":\"anthropic.messages\",\"model\":\"gpt-5\",\"say\":\"hello\"}");
        assertThat(request.getHeader("x-version")).isEqualTo("1");
        assertThat(request.getHeader("traceparent")).isEqualTo("00-1");
        assertThat(request.headers().contains("anthropic-beta")).isFalse();
        assertThat(request.headers().contains("x-torouter-strict")).isFalse();
        assertThat(full.body()).hasToString("{\"to\":\"openai.chat\",\"model\":\"gpt-5\",\"said\":\"yes\"}");
        assertThat(full.headers().pairs()).contains("content-type", "application/json");
    }

    @Test
    void whatBearsASealOfAnotherVendorIsTranslatedEvenIntoItsOwnDialect() throws InterruptedException {
        script.channel("chat", noted(answers(200, "{\"said\":\"yes\"}")));
        rig.serving(channel("chat")).send(strict(chat(1, said("seal dG9yb3V0ZXI6YXM6eA=="), 64 * 1024)));

        var full = rig.next(Full.class);

        assertThat(bodies.poll())
                .isEqualTo("{\"to\":\"openai.chat\",\"model\":\"gpt-5\",\"say\":\"seal dG9yb3V0ZXI6YXM6eA==\"}");
        assertThat(requests.poll(1, TimeUnit.SECONDS).getHeader("anthropic-beta")).isEqualTo("x");
        assertThat(full.body()).hasToString("{\"to\":\"openai.chat\",\"model\":\"gpt-5\",\"said\":\"yes\"}");
    }

    @Test
    void whatBearsNoSealPassesInItsOwnDialect() throws InterruptedException {
        script.channel("chat", noted(answers(200, "{\"said\":\"yes\"}")));
        rig.serving(channel("chat")).send(chat(1, said("seal dG9yb3V0ZXI"), 64 * 1024));

        assertThat(rig.next(Full.class).body()).hasToString("{\"said\":\"yes\"}");
        assertThat(bodies.poll()).isEqualTo(said("seal dG9yb3V0ZXI"));
    }

    @Test
    void aStreamComesBackInTheDialectOfTheClient() throws InterruptedException {
        script.channel("gemini", noted(streams(SAID, "data: {\"said\":\"ho\"}\n\n", END)));
        rig.serving(gemini).send(streamed("hello"));

        assertThat(rig.next(Head.class).headers().pairs()).contains("content-type", "text/event-stream");
        assertThat(textUpTo("openai.chat"))
                .isEqualTo("data: {\"said\":\"hi\"}\n\ndata: {\"said\":\"ho\"}\n\ndata: {\"end\":\"openai.chat\"}\n\n");
        var settlement = rig.next(End.class).settlement();

        assertThat(requests.poll(1, TimeUnit.SECONDS).uri())
                .isEqualTo("/v1/gemini/models/gpt-5:streamGenerateContent?alt=sse");
        assertThat(settlement.outcome()).isEqualTo(Outcome.COMPLETED);
        assertThat(settlement.passage()).isEqualTo(new Settlement.Passage("gemini.generate", List.of()));
        assertThat(rig.registry.find("torouter.translations").tag("outcome", "completed").counter().count())
                .isEqualTo(1);
    }

    @Test
    void aStreamNobodyAskedForComesBackWhole() throws InterruptedException {
        script.channel("gemini", streams(SAID, "data: {\"said\":\" ho\"}\n\n", END));
        rig.serving(gemini).send(chat(1, said("hello"), 64 * 1024));

        var full = rig.next(Full.class);

        assertThat(full.status()).isEqualTo(200);
        assertThat(full.headers().pairs()).contains("content-type", "application/json");
        assertThat(full.body()).hasToString("{\"to\":\"openai.chat\",\"model\":\"gpt-5\",\"said\":\"hi ho\"}");
        assertThat(full.settlement().outcome()).isEqualTo(Outcome.COMPLETED);
    }

    @Test
    void aStreamNobodyAskedForLosesToTheNextChannelWhenItIsCut() throws InterruptedException {
        script.channel("anthropic", streams(SAID)).channel("gemini", answers(200, "{\"said\":\"yes\"}"));
        rig.serving(anthropic, gemini).send(chat(1, said("hello"), 64 * 1024));

        assertThat(rig.next(Full.class).settlement().channel()).isEqualTo("gemini");
    }

    private String textUpTo(String last) throws InterruptedException {
        var text = new StringBuilder();
        while (text.indexOf(last) < 0) {
            text.append(rig.next(Data.class).bytes());
        }
        return text.toString();
    }

    @Test
    void whatIsLostIsNamed() throws InterruptedException {
        script.channel("anthropic", answers(200, "{\"said\":\"lose this\",\"content\":[]}"));
        rig.serving(anthropic).send(chat(1, said("lose it"), 64 * 1024));

        var full = rig.next(Full.class);

        assertThat(full.headers().pairs()).contains("x-torouter-dropped", "say,said");
        assertThat(full.settlement().passage().dropped()).containsExactly("say", "said");
    }

    @Test
    void theHeadOfAStreamNamesWhatTheRequestLostAndItsEndWhatTheStreamDid() throws InterruptedException {
        script.channel("gemini", noted(streams(SAID + "data: {\"said\":\"lose this\"}\n\n" + END)));
        rig.serving(gemini).send(streamed("lose it"));

        assertThat(rig.next(Head.class).headers().pairs()).contains("x-torouter-dropped", "say");
        assertThat(textUpTo("openai.chat")).contains("\n\n: x-torouter-dropped said\n\n");
        assertThat(rig.next(End.class).settlement().passage().dropped()).containsExactly("say", "said");
    }

    /** What it loses is not known when it could still be refused. */
    @Test
    void aStrictClientGetsAStreamThatLosesSomething() throws InterruptedException {
        script.channel("gemini", noted(streams(SAID, "data: {\"said\":\"lose this\"}\n\n", END)));
        rig.serving(gemini).send(strict(streamed("hello")));

        assertThat(rig.next(Head.class).status()).isEqualTo(200);
        assertThat(textUpTo("openai.chat")).contains(": x-torouter-dropped said");
    }

    @Test
    void aStrictClientIsRefusedInstead() throws InterruptedException {
        rig.serving(anthropic, gemini).send(strict(chat(1, said("lose it"), 64 * 1024)));

        var fail = rig.next(Fail.class);

        assertThat(fail.error().code()).isEqualTo(ErrorCode.INVALID_REQUEST);
        assertThat(fail.error().message()).contains("say");
        assertThat(fail.settlement().attempts()).isZero();
    }

    @Test
    void aChannelThatCannotCarryTheRequestIsPassedOver() throws InterruptedException {
        script.channel("gemini", noted(answers(200, "{\"said\":\"yes\",\"candidates\":[]}")));
        rig.serving(anthropic, gemini).send(chat(1, said("refuse me"), 64 * 1024));

        var settlement = rig.next(Full.class).settlement();

        assertThat(settlement.channel()).isEqualTo("gemini");
        assertThat(settlement.attempts()).isEqualTo(1);
    }

    @Test
    void whereNoChannelCanTheClientIsToldWhy() throws InterruptedException {
        rig.serving(anthropic).send(chat(1, said("refuse me"), 64 * 1024));

        var error = rig.next(Fail.class).error();

        assertThat(error.code()).isEqualTo(ErrorCode.TRANSLATION_UNSUPPORTED);
        assertThat(error.message()).isEqualTo("cannot say refuse me");
    }

    @Test
    void aBodyThatIsNotOfItsDialectIsTheClientsFault() throws InterruptedException {
        rig.serving(anthropic, gemini).send(chat(1, "{\"model\":\"gpt-5\"}", 64 * 1024));

        assertThat(rig.next(Fail.class).error().code()).isEqualTo(ErrorCode.INVALID_REQUEST);
    }

    @Test
    void failoverCrossesDialects() throws InterruptedException {
        script.channel("anthropic", noted(streams("data: {\"failed\":529}\n\n")));
        script.channel("gemini", noted(streams(SAID, END)));
        rig.serving(anthropic, gemini).send(streamed("hello"));

        assertThat(rig.next(Head.class).headers().pairs()).contains("x-torouter-channel", "gemini");
        assertThat(textUpTo("openai.chat")).contains("hi");
        assertThat(bodies).hasSize(2).last().asString().contains("gemini.generate");
    }

    @Test
    void afterAForeignChannelANativeOneGetsTheClientsOwnBytes() throws InterruptedException {
        var body = "{\"model\" : \"gpt-5\",\"say\":\"hello\"}";
        script.channel("anthropic", answers(500, "{}"));
        script.channel("native", noted(answers(200, "{\"id\":1}")));
        rig.serving(anthropic, channel("native").ranked(2, 1)).send(chat(1, body, 64 * 1024));

        assertThat(rig.next(Full.class).body()).hasToString("{\"id\":1}");
        assertThat(bodies.poll()).isEqualTo(body);
    }

    @Test
    void anErrorAnswerIsSaidInTheClientsDialect() throws InterruptedException {
        var error = "{\"type\":\"error\",\"error\":{\"type\":\"invalid_request_error\",\"message\":\"bad\"}}";
        script.channel("anthropic", answers(400, error));
        rig.serving(anthropic).send(chat(1, said("hello"), 64 * 1024));

        var full = rig.next(Full.class);

        assertThat(full.status()).isEqualTo(400);
        assertThat(full.body())
                .hasToString(
                        "{\"error\":{\"message\":\"bad\",\"type\":\"invalid_request_error\",\"param\":null,"
                                + "\"code\":\"invalid_request_error\"}}");
    }

    @Test
    void theOnlyUpstreamsSlowDownIsPassedOnInTheClientsDialect() throws InterruptedException {
        var error = "{\"type\":\"error\",\"error\":{\"type\":\"overloaded_error\",\"message\":\"Overloaded\"}}";
        script.channel(
                "anthropic",
                request ->
                        request.response()
                                .setStatusCode(529)
                                .putHeader("retry-after", "7")
                                .putHeader("anthropic-ratelimit-requests-limit", "1")
                                .end(error));
        rig.serving(anthropic).send(chat(1, said("hello"), 64 * 1024));

        var full = rig.next(Full.class);

        assertThat(full.status()).isEqualTo(503);
        assertThat(full.headers().pairs())
                .contains("retry-after", "7")
                .doesNotContain("anthropic-ratelimit-requests-limit");
        assertThat(full.body().toString()).contains("\"message\":\"Overloaded\"", "\"type\":\"server_error\"");
    }

    @Test
    void anErrorBehindTheCommitIsAnEventOfTheClientsDialect() throws InterruptedException {
        script.channel("anthropic", streams(SAID, "data: {\"failed\":500}\n\n"));
        rig.serving(anthropic).send(streamed("hello"));

        rig.next(Head.class);
        assertThat(textUpTo("it broke")).endsWith("data: {\"failed\":\"it broke\"}\n\n");
        assertThat(rig.next(End.class).settlement().outcome()).isEqualTo(Outcome.UPSTREAM_ERROR);
    }

    @Test
    void aCutStreamIsNoticed() throws InterruptedException {
        script.channel("anthropic", streams(SAID, "data: {\"sai"));
        rig.serving(anthropic).send(streamed("hello"));

        rig.next(Head.class);
        var fail = rig.nextAfterData(Fail.class);

        assertThat(fail.error().code()).isEqualTo(ErrorCode.STREAM_BROKEN);
    }

    @Test
    void anEventThatIsNoJsonFailsTheAnswer() throws InterruptedException {
        script.channel("anthropic", says(SAID, "data: {\"said\":nonsense}\n\n"));
        rig.serving(anthropic).send(streamed("hello"));

        rig.next(Head.class);
        assertThat(textUpTo("failed")).contains("not well-formed");
    }

    @Test
    void anAnswerThatIsNoStreamBecomesOneForAClientThatWantsIt() throws InterruptedException {
        script.channel("anthropic", answers(200, "{\"said\":\"whole\",\"content\":[]}"));
        rig.serving(anthropic).send(streamed("hello"));

        rig.next(Head.class);
        assertThat(textUpTo("openai.chat"))
                .isEqualTo("data: {\"said\":\"whole\"}\n\ndata: {\"end\":\"openai.chat\"}\n\n");
        rig.next(End.class);
    }

    @Test
    void whereTheStreamIsCutChangesNothing() throws InterruptedException {
        var whole = SAID + ": a comment\n\ndata: {\"said\":\n\ndata: \"x\"}\n\n".replace("\n\ndata", "\ndata") + END;
        var pieces = new ArrayList<String>();
        whole.chars().forEach(c -> pieces.add(String.valueOf((char) c)));
        script.channel("anthropic", streams(pieces.toArray(String[]::new)));
        rig.serving(anthropic).send(streamed("hello"));

        rig.next(Head.class);
        assertThat(textUpTo("openai.chat"))
                .isEqualTo("data: {\"said\":\"hi\"}\n\ndata: {\"said\":\"x\"}\n\ndata: {\"end\":\"openai.chat\"}\n\n");
    }
}
