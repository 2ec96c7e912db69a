package io.torouter.catalog.responses;

import static io.torouter.catalog.responses.Responses.NOW;
import static io.torouter.catalog.responses.Responses.conversation;
import static io.torouter.catalog.responses.Responses.here;
import static io.torouter.catalog.responses.Responses.ids;
import static io.torouter.catalog.responses.Responses.keep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.torouter.settings.ResponsesSettings;
import io.torouter.stored.bus.StoreAnswer;
import io.torouter.stored.bus.StoreAnswerCodec;
import io.torouter.stored.bus.StoreQuestion;
import io.torouter.stored.bus.StoreQuestionCodec;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.eventbus.DeliveryOptions;
import io.vertx.core.eventbus.Message;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

class ResponsesVerticleTest {
    private static final String ADDRESS = "s.node";
    private static final DeliveryOptions OPTIONS = new DeliveryOptions().setCodecName(StoreQuestionCodec.NAME);

    @TempDir private Path folder;

    private Vertx vertx;

    @BeforeEach
    void starts() {
        vertx = Vertx.vertx();
        vertx.eventBus().registerCodec(new StoreQuestionCodec()).registerCodec(new StoreAnswerCodec());
    }

    @AfterEach
    void stops() throws Exception {
        await(vertx.close());
    }

    @Test
    void answersInTheOrderOfTheQuestions() throws Exception {
        deploy(folder);
        IntStream.range(0, 1000).forEach(i -> tell(keep(here("resp_" + i))));
        assertThat(ids(ask(conversation("resp_999")))).isEqualTo("resp_999");
        assertThat(ids(ask(conversation("resp_0")))).isEqualTo("resp_0");
    }

    @Test
    void finishesWhatWasAskedBeforeItStops() throws Exception {
        var id = deploy(folder);
        IntStream.range(0, 1000).forEach(i -> tell(keep(here("resp_" + i))));
        assertThat(ids(ask(conversation("resp_0")))).isEqualTo("resp_0");
        await(vertx.undeploy(id));
        deploy(folder);
        assertThat(ids(ask(conversation("resp_999")))).isEqualTo("resp_999");
    }

    @Test
    void saysWhereItCannotKeepAnything() throws Exception {
        var file = Files.writeString(folder.resolve("file"), "in the way");
        assertThatThrownBy(() -> deploy(file.resolve("data")))
                .hasMessageContaining("responses cannot be kept in " + file.resolve("data").resolve("responses.db"))
                .hasMessageContaining("make 'data_dir' writable, or set 'responses.enabled' to false");
    }

    private String deploy(Path directory) throws Exception {
        return await(
                vertx.deployVerticle(
                        new ResponsesVerticle(
                                ADDRESS, directory, ResponsesSettings.DEFAULT, () -> Instant.ofEpochMilli(NOW))));
    }

    private void tell(StoreQuestion question) {
        vertx.eventBus().send(ADDRESS, question, OPTIONS);
    }

    private StoreAnswer ask(StoreQuestion question) throws Exception {
        Future<Message<StoreAnswer>> answer = vertx.eventBus().request(ADDRESS, question, OPTIONS);
        return await(answer).body();
    }

    private static <T> T await(Future<T> future) throws Exception {
        return future.toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
    }
}
