package io.torouter.it.process;

import static io.torouter.it.process.ScriptedRouter.data;
import static io.torouter.it.process.ScriptedRouter.end;
import static io.torouter.it.process.ScriptedRouter.head;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.torouter.bus.Fail;
import io.torouter.bus.Outcome;
import io.torouter.bus.Settlement;
import io.torouter.error.ErrorCode;
import io.torouter.error.GatewayError;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/** What an edge makes of frames that another node's router lost, doubled or sent too late. */
@Timeout(30)
final class FrameOrderTest {
    private static final String BODY = "{\"model\":\"chat\",\"stream\":true,\"messages\":[]}";
    private static ScriptedRouter router;

    private record Answer(int status, String text, boolean whole) {}

    @BeforeAll
    static void startEdge() throws Exception {
        var directory = Files.createDirectories(Path.of("target", "processes", "frame-order"));
        var config =
                Files.writeString(
                        directory.resolve("edge.yaml"),
                        """
                        server: { host: 127.0.0.1, port: 0 }
                        channels:
                          - { id: chat, type: openai-compatible, base_url: "http://127.0.0.1:1/v1", models: [chat] }
                        keys:
                          - { name: tests, key: %s }
                        """
                                .formatted(Site.KEY));
        router = new ScriptedRouter(config);
        Await.until(
                "the edge hears of the router",
                Duration.ofSeconds(5),
                () -> {
                    var answer = ask();
                    while (!answer.isDone()) {
                        router.answerIfAsked(head(), end(1));
                    }
                    return answer.get().status() == 200;
                });
    }

    @AfterAll
    static void stopEdge() throws Exception {
        router.close();
    }

    private static CompletableFuture<Answer> ask() {
        return CompletableFuture.supplyAsync(
                () -> {
                    var request = "POST /v1/chat/completions";
                    try (var answer = HttpAnswer.to(router.port(), request, Site.HEADERS, BODY.getBytes(UTF_8))) {
                        return new Answer(answer.status(), answer.text(), answer.isWhole());
                    } catch (Exception e) {
                        throw new IllegalStateException(e);
                    }
                },
                Thread::startVirtualThread);
    }

    @Test
    void framesInOrderAreTheAnswer() throws Exception {
        var answer = ask();

        router.answerNext(head(), data(1, "data: 1\n\n"), data(2, "data: 2\n\n"), end(3));

        assertThat(answer.get()).isEqualTo(new Answer(200, "data: 1\n\ndata: 2\n\n", true));
    }

    @Test
    void aHoleIsNeverShown() throws Exception {
        var answer = ask();

        var asked = router.answerNext(head(), data(1, "data: 1\n\n"), data(3, "data: 3\n\n"), end(4));

        assertThat(answer.get().text()).startsWith("data: 1\n\ndata: {\"error\"").doesNotContain("data: 3");
        assertThat(answer.get().whole()).isFalse();
        assertThat(router.isCancelled(asked)).isTrue();
    }

    @Test
    void aLostEndIsNoticed() throws Exception {
        var answer = ask();

        router.answerNext(head(), data(1, "data: 1\n\n"), end(3));

        assertThat(answer.get().text()).contains("a part of the answer was lost");
        assertThat(answer.get().whole()).isFalse();
        router.next();
    }

    @Test
    void anAnswerWithoutItsHeadIsAnError() throws Exception {
        var answer = ask();

        var asked = router.answerNext(data(1, "data: 1\n\n"), end(2));

        assertThat(answer.get().status()).isEqualTo(502);
        assertThat(router.isCancelled(asked)).isTrue();
    }

    @Test
    void anEndAloneIsNoEmptySuccess() throws Exception {
        var answer = ask();

        var asked = router.answerNext(end(1));

        assertThat(answer.get().status()).isEqualTo(502);
        assertThat(router.isCancelled(asked)).isTrue();
    }

    @Test
    void aRouterThatWorksForNobodyIsToldToStop() throws Exception {
        var answer = ask();
        var asked = router.answerNext(head(), end(1));
        answer.get();

        router.send(asked, data(1, "data: late\n\n"));

        assertThat(router.isCancelled(asked)).isTrue();
    }

    @Test
    void aRequestThatIsSentAgainHasANewNumber() throws Exception {
        var answer = ask();
        var busy = new GatewayError(ErrorCode.INTERNAL, "not this time");

        var first = router.answerNext(new Fail(0, busy, true, Settlement.none(Outcome.REFUSED)));
        var second = router.next();
        router.send(first, head(), data(1, "data: of before\n\n"));
        router.send(second, head(), data(1, "data: 1\n\n"), end(2));

        assertThat(ScriptedRouter.isOpen(second)).isTrue();
        assertThat(answer.get().text()).isEqualTo("data: 1\n\n");
        assertThat(router.isCancelled(first)).isTrue();
        assertThat(router.isCancelled(first)).isTrue();
    }
}
