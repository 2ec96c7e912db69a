package io.torouter.router.stored;

import static io.torouter.dialect.Dialect.ANTHROPIC_MESSAGES;
import static io.torouter.dialect.Dialect.OPENAI_RESPONSES;
import static io.torouter.router.stored.FakeStore.response;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.torouter.bus.Headers;
import io.torouter.bus.RequestHead;
import io.torouter.dialect.Operation;
import io.torouter.error.ErrorCode;
import io.torouter.request.JsonBodyScanner;
import io.torouter.request.MalformedBody;
import io.torouter.request.RequestFacts;
import io.torouter.router.Channels;
import io.torouter.snapshot.Snapshot;
import io.torouter.stored.bus.StoreAnswerCodec;
import io.torouter.stored.bus.StoreQuestionCodec;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.InstantSource;
import java.util.concurrent.TimeUnit;

class RecollectionTest {
    private static final Snapshot CATALOG = Channels.catalog(Channels.channel("upstream").channel());
    private static final String GOES_ON = "{\"model\":\"gpt-5\",\"input\":[3],\"previous_response_id\":\"resp_1\"}";

    private final Vertx vertx = Vertx.vertx();
    private FakeStore store;
    private Recollection recollection;

    @BeforeEach
    void starts() {
        vertx.eventBus().registerCodec(new StoreQuestionCodec()).registerCodec(new StoreAnswerCodec());
        store = FakeStore.on(vertx, "self");
        recollection = new Recollection(new Stores(vertx, "self", true, () -> 1), InstantSource.system(), 10_000);
    }

    @AfterEach
    void stops() {
        vertx.close();
    }

    @Test
    void hasNothingToSayToOtherRequests() throws Exception {
        var sent = sent(Operation.CHAT_COMPLETIONS, "{\"model\":\"gpt-5\",\"background\":true,\"input\":[]}");
        assertThat(sent.watch()).isSameAs(AnswerWatch.Maker.NONE);
        assertThat(store.asked).isEmpty();
    }

    @Test
    void leavesARequestToTheUpstreamThatKeepsWhatItGoesOnFrom() throws Exception {
        store.with(response("resp_1", "", OPENAI_RESPONSES, true));
        var sent = sent(Operation.RESPONSES, GOES_ON);
        assertThat(sent.channel()).isEqualTo("upstream");
        assertThat(sent.body().toString()).isEqualTo(GOES_ON);
    }

    @Test
    void putsAConversationAheadForAnyOtherUpstream() throws Exception {
        store.with(response("resp_0", "", OPENAI_RESPONSES, true));
        store.with(response("resp_1", "resp_0", ANTHROPIC_MESSAGES, false));
        var sent = sent(Operation.RESPONSES, GOES_ON);
        assertThat(sent.channel()).isEmpty();
        assertThat(sent.foreign()).isTrue();
        assertThat(sent.body().toString())
                .isEqualTo(
                        "{\"model\":\"gpt-5\",\"input\":[\"in resp_0\",\"out resp_0\",\"in resp_1\",\"out"
                                + " resp_1\",3]}");
        assertThat(sent.head().facts().state().previous()).isNull();
        assertThat(sent.head().facts().model()).isEqualTo("gpt-5");
    }

    @Test
    void goesOnElsewhereFromWhatAChannelKeptThatDoesNotServeTheModel() throws Exception {
        store.with(response("resp_1", "", OPENAI_RESPONSES, true));
        var sent = sent(Operation.RESPONSES, GOES_ON.replace("gpt-5", "another"));
        assertThat(sent.channel()).isEmpty();
        assertThat(sent.foreign()).isFalse();
        assertThat(sent.body().toString()).contains("in resp_1");
    }

    @Test
    void refusesWhatIsNotKept() throws Exception {
        assertThat(refused(Operation.RESPONSES, GOES_ON)).isEqualTo(ErrorCode.PREVIOUS_RESPONSE_NOT_FOUND);
        assertThat(refused(Operation.RESPONSES_INPUT_TOKENS, GOES_ON)).isEqualTo(ErrorCode.PREVIOUS_RESPONSE_NOT_FOUND);
        assertThat(refused(Operation.RESPONSES_GET, "")).isEqualTo(ErrorCode.NOT_FOUND);
    }

    @Test
    void refusesAConversationThatHasAHole() throws Exception {
        store.with(response("resp_1", "gone", ANTHROPIC_MESSAGES, false));
        var refused = (Recalled.Refused) recall(Operation.RESPONSES, GOES_ON, "");
        assertThat(refused.error().code()).isEqualTo(ErrorCode.PREVIOUS_RESPONSE_NOT_FOUND);
        assertThat(refused.error().message()).contains("'gone'");
    }

    @Test
    void refusesAConversationThatIsTooLong() throws Exception {
        for (int i = 1; i < 30; i++) {
            store.with(response("resp_" + i, "resp_" + (i + 1), ANTHROPIC_MESSAGES, false));
        }
        assertThat(refused(Operation.RESPONSES, GOES_ON)).isEqualTo(ErrorCode.PAYLOAD_TOO_LARGE);
    }

    @ParameterizedTest
    @CsvSource({
        "RESPONSES, '{\"model\":\"m\",\"background\":true}', NO_BACKGROUND",
        "RESPONSES, '{\"model\":\"m\",\"conversation\":\"c\"}', NO_CONVERSATION",
        "RESPONSES_COMPACT, '{\"model\":\"m\",\"conversation\":{\"id\":\"c\"}}', NO_CONVERSATION"
    })
    void refusesWhatTheGatewayDoesNotDo(Operation operation, String body, ErrorCode code) throws Exception {
        assertThat(refused(operation, body)).isEqualTo(code);
    }

    @Test
    void leavesADeletionToTheUpstreamThatKeepsTheResponse() throws Exception {
        store.with(response("resp_1", "", OPENAI_RESPONSES, true));
        var sent = (Recalled.Sent) recall(Operation.RESPONSES_DELETE, "", "");
        assertThat(sent.channel()).isEqualTo("upstream");
    }

    @Test
    void deletesWhatNoUpstreamKeeps() throws Exception {
        store.with(response("resp_1", "", ANTHROPIC_MESSAGES, false));
        var told = (Recalled.Told) recall(Operation.RESPONSES_DELETE, "", "");
        assertThat(told.document().toString())
                .isEqualTo("{\"id\":\"resp_1\",\"object\":\"response\",\"deleted\":true}");
        assertThat(refused(Operation.RESPONSES_GET, "")).isEqualTo(ErrorCode.NOT_FOUND);
    }

    @Test
    void refusesToTellAStoredResponseAsAStream() throws Exception {
        var refused = (Recalled.Refused) recall(Operation.RESPONSES_GET, "", "include=a&stream=true");
        assertThat(refused.error().code()).isEqualTo(ErrorCode.NO_STORED_STREAM);
    }

    private Recalled.Sent sent(Operation operation, String body) throws Exception {
        return (Recalled.Sent) recall(operation, body, "");
    }

    private ErrorCode refused(Operation operation, String body) throws Exception {
        return ((Recalled.Refused) recall(operation, body, "")).error().code();
    }

    private Recalled recall(Operation operation, String body, String query) throws Exception {
        return recollection
                .recall(head(operation, body, query), Buffer.buffer(body), CATALOG)
                .toCompletionStage()
                .toCompletableFuture()
                .get(10, TimeUnit.SECONDS);
    }

    private static RequestHead head(Operation operation, String body, String query) throws MalformedBody {
        var bytes = body.getBytes(UTF_8);
        var facts = body.isEmpty() ? RequestFacts.EMPTY : JsonBodyScanner.scan(bytes, 0, bytes.length);
        var model = facts.model() == null ? "" : facts.model();
        var target = body.isEmpty() ? "resp_1" : "";
        return new RequestHead(
                "req_1", operation, "default", "laptop", model, target, query, false, "", facts, Headers.EMPTY);
    }
}
