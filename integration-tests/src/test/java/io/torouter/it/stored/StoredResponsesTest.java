package io.torouter.it.stored;

import static io.torouter.it.stored.ResponsesClient.asking;

import static org.assertj.core.api.Assertions.assertThat;

import io.torouter.it.RunningGateway;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StoredResponsesTest {
    static final String CHANNELS =
            """
            channels:
              - { id: native, type: simulator, base_url: "${SIMULATOR}", models: [native],
                  dialects: [openai.responses] }
              - { id: claude, type: simulator, base_url: "${SIMULATOR}", models: [claude],
                  dialects: [anthropic.messages] }
              - { id: gemini, type: simulator, base_url: "${SIMULATOR}", models: [gemini],
                  dialects: [gemini.generate] }
              - { id: chat, type: simulator, base_url: "${SIMULATOR}", models: [chat], dialects: [openai.chat] }
              - { id: forgetful, type: openai-compatible, base_url: "${SIMULATOR}", models: [forgetful],
                  dialects: [openai.responses] }
            keys:
              - { name: test, key: "${KEY}" }
              - { name: other, key: sk-another-key-of-the-group }
            """;

    private static RunningGateway gateway;
    private static ResponsesClient client;
    private static ResponsesClient other;

    @BeforeAll
    static void start() {
        gateway = RunningGateway.start(CHANNELS);
        client = new ResponsesClient(gateway.url(), gateway.key());
        other = new ResponsesClient(gateway.url(), "sk-another-key-of-the-group");
    }

    @AfterAll
    static void stop() {
        gateway.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"native", "claude", "gemini", "chat", "forgetful"})
    void givesAResponseBackAsItWas(String model) {
        var created = client.create(asking(model, "Keep this of " + model));
        assertThat(created.status()).as(created.body()).isEqualTo(200);
        var stored = client.get(created.id());
        assertThat(stored.status()).isEqualTo(200);
        assertThat(stored.json()).isEqualTo(created.json());
    }

    @ParameterizedTest
    @ValueSource(strings = {"native", "claude", "gemini", "chat", "forgetful"})
    void givesAStreamedResponseBackAsItEnded(String model) {
        var streamed = client.create(asking(model, "Stream this of " + model).put("stream", true)).streamed();
        assertThat(client.get(streamed.path("id").asText()).json()).isEqualTo(streamed);
    }

    @ParameterizedTest
    @ValueSource(strings = {"native", "claude", "gemini", "chat", "forgetful"})
    void keepsNothingThatIsNotToBeStored(String model) {
        var created = client.create(asking(model, "Forget this of " + model).put("store", false));
        assertThat(created.status()).isEqualTo(200);
        assertThat(client.get(created.id()).status()).isEqualTo(404);
        assertThat(client.goOn(created.id(), model, "And?").code()).isEqualTo("previous_response_not_found");
    }

    @ParameterizedTest
    @ValueSource(strings = {"native", "claude"})
    void belongsToTheKeyThatMadeIt(String model) {
        var created = client.create(asking(model, "A secret of " + model));
        assertThat(other.get(created.id()).status()).isEqualTo(404);
        assertThat(other.get(created.id() + "/input_items").status()).isEqualTo(404);
        assertThat(other.delete(created.id()).status()).isEqualTo(404);
        var stolen = other.goOn(created.id(), model, "What was it?");
        assertThat(stolen.status()).isEqualTo(404);
        assertThat(stolen.json().path("error").path("param").asText()).isEqualTo("previous_response_id");
        assertThat(stolen.code()).isEqualTo("previous_response_not_found");
        assertThat(client.get(created.id()).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"native", "claude"})
    void isGoneWhenItWasDeleted(String model) {
        var created = client.create(asking(model, "Delete this of " + model));
        var deleted = client.delete(created.id());
        assertThat(deleted.status()).as(deleted.body()).isEqualTo(200);
        assertThat(deleted.json().path("deleted").asBoolean()).isTrue();
        assertThat(client.get(created.id()).status()).isEqualTo(404);
        assertThat(client.delete(created.id()).status()).isEqualTo(404);
        assertThat(client.goOn(created.id(), model, "And?").status()).isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource({
        "claude, claude, claude",
        "claude, gemini, chat",
        "native, claude, native",
        "chat, native, native",
        "forgetful, forgetful, gemini",
        "native, forgetful, claude",
        "gemini, native, forgetful"
    })
    void goesOnOverChannelsOfAnyDialect(String first, String second, String third) {
        var one = client.create(asking(first, "My name is Ada. " + first + second));
        var two = client.goOn(one.id(), second, "I live in London.");
        assertThat(two.status()).as(two.body()).isEqualTo(200);
        var three = client.goOn(two.id(), third, "Who am I?");
        assertThat(three.status()).as(three.body()).isEqualTo(200);
        assertThat(three.json().path("previous_response_id").asText()).isEqualTo(two.id());
        assertThat(client.inputTexts(three.id()))
                .containsExactly(
                        "My name is Ada. " + first + second, one.text(), "I live in London.", two.text(), "Who am I?");
    }

    @Test
    void tellsAnUpstreamOfAnotherDialectWhatWasSaidBefore() {
        var one = client.create(asking("claude", "word ".repeat(300)));
        var alone = client.create(asking("gemini", "And?")).json().at("/usage/input_tokens").asLong();
        var two = client.goOn(one.id(), "gemini", "And?").json().at("/usage/input_tokens").asLong();
        assertThat(two).isGreaterThan(alone + 200);
    }

    @Test
    void streamsOnAndEchoesWhereItWentOnFrom() {
        var one = client.create(asking("claude", "Begin."));
        for (var model : new String[] {"chat", "forgetful", "claude"}) {
            var body = asking(model, "Go on.").put("previous_response_id", one.id()).put("stream", true);
            var streamed = client.create(body).streamed();
            assertThat(streamed.path("previous_response_id").asText()).as(model).isEqualTo(one.id());
            assertThat(client.get(streamed.path("id").asText()).json()).as(model).isEqualTo(streamed);
        }
    }

    @Test
    void goesOnAtTheUpstreamThatKeepsTheResponse() {
        var one = client.create(asking("native", "Begin at home."));
        var two = client.goOn(one.id(), "native", "Stay there.");
        assertThat(two.channel()).isEqualTo("native");
        assertThat(two.json().path("previous_response_id").asText()).isEqualTo(one.id());
    }

    @Test
    void refusesWhatItDoesNotDo() {
        assertRefused(asking("native", "Hi").put("background", true), "background");
        assertRefused(asking("claude", "Hi").put("background", true), "background");
        assertRefused(asking("native", "Hi").put("conversation", "conv_1"), "conversation");
        var created = client.create(asking("claude", "Hi"));
        var streamed = client.get(created.id() + "?stream=true");
        assertThat(streamed.status()).isEqualTo(400);
        assertThat(streamed.json().at("/error/param").asText()).isEqualTo("stream");
    }

    private static void assertRefused(com.fasterxml.jackson.databind.node.ObjectNode body, String parameter) {
        var refused = client.create(body);
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.json().at("/error/type").asText()).isEqualTo("invalid_request_error");
        assertThat(refused.json().at("/error/param").asText()).isEqualTo(parameter);
        assertThat(refused.code()).isEqualTo("unsupported_parameter");
    }

    @Test
    void saysThatCompactionIsNotTranslated() {
        var refused = client.post("/v1/responses/compact", asking("claude", "A long story"));
        assertThat(refused.status()).isEqualTo(501);
        assertThat(refused.code()).isEqualTo("dialect_not_supported");
        assertThat(refused.json().at("/error/message").asText()).contains("responses/compact");
    }

    @Test
    void countsTheTokensOfWhatWasSaidBefore() {
        var one = client.create(asking("claude", "word ".repeat(300)));
        var body = asking("claude", "And?").put("previous_response_id", one.id());
        var counted = client.post("/v1/responses/input_tokens", body);
        assertThat(counted.status()).as(counted.body()).isEqualTo(200);
        assertThat(counted.json().path("input_tokens").asLong()).isGreaterThan(200);
    }

    @Test
    void givesInputItemsInPages() {
        var one = client.create(asking("claude", "First."));
        var two = client.goOn(one.id(), "claude", "Second.");
        var newest = client.get(two.id() + "/input_items?limit=2").json();
        assertThat(newest.path("data").findValuesAsText("text").getFirst()).isEqualTo("Second.");
        assertThat(newest.path("has_more").asBoolean()).isTrue();
        var rest = client.get(two.id() + "/input_items?limit=2&after=" + newest.path("last_id").asText()).json();
        assertThat(rest.path("data").findValuesAsText("text")).containsExactly("First.");
        assertThat(rest.path("has_more").asBoolean()).isFalse();
    }
}
