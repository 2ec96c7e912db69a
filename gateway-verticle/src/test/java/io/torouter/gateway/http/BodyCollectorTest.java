package io.torouter.gateway.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.torouter.error.ErrorCode;
import io.torouter.error.GatewayError;
import io.torouter.gateway.Fake;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpConnection;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.ArrayList;
import java.util.List;

class BodyCollectorTest {
    private static final int MAX = 10;
    private final BodyBudget budget = new BodyBudget(15);
    private final Fake connection = new Fake();
    private final Fake request = Fake.request().saying("connection", connection.as(HttpConnection.class));
    private final List<Object> heard = new ArrayList<>();
    private final BodyCollector collector = collector();

    private BodyCollector collector() {
        return new BodyCollector(
                budget,
                MAX,
                request.toRequest(),
                new BodyCollector.Listener() {
                    @Override
                    public void complete(Buffer body) {
                        heard.add(body);
                    }

                    @Override
                    public void refused(GatewayError error) {
                        heard.add(error.code());
                    }

                    @Override
                    public void gone() {
                        heard.add("gone");
                    }
                });
    }

    @Test
    void aBodyOfKnownLengthIsHeldUntilReleased() {
        collector.collect(6);
        assertThat(budget.heldBytes()).isEqualTo(6);

        chunks("abc", "def");
        end();

        assertThat(heard).containsExactly(Buffer.buffer("abcdef"));
        assertThat(budget.heldBytes()).isEqualTo(6);
        assertReleasesOnce();
    }

    @Test
    void chunksAreLentForTheCallAlone() {
        var chunk = Buffer.buffer("abc");
        collector.collect(3);

        request.call("handler", chunk);
        chunk.setString(0, "xyz");
        end();

        assertThat(heard).containsExactly(Buffer.buffer("abc"));
    }

    @Test
    void aBodyOfUnknownLengthTakesAsItComes() {
        collector.collect(-1);
        chunks("abc");
        assertThat(budget.heldBytes()).isEqualTo(3);

        chunks("defg");
        assertThat(budget.heldBytes()).isEqualTo(7);
        end();

        assertThat(heard).containsExactly(Buffer.buffer("abcdefg"));
        assertReleasesOnce();
    }

    @ParameterizedTest
    @CsvSource({"-1", "0"})
    void anEmptyBodyIsComplete(long declared) {
        collector.collect(declared);
        end();

        assertThat(heard).containsExactly(Buffer.buffer());
        assertReleasesOnce();
    }

    @Test
    void aBodyThatSaysItIsTooLargeIsRefusedAtOnceAndThrownAway() {
        collector.collect(11);
        assertThat(heard).containsExactly(ErrorCode.PAYLOAD_TOO_LARGE);

        chunks("abcdefghijk");
        end();

        assertThat(heard).hasSize(1);
        assertReleasesOnce();
    }

    @Test
    void aBodyThatGrowsTooLargeIsRefused() {
        collector.collect(-1);
        chunks("abcdef", "ghijk");
        end();

        assertThat(heard).containsExactly(ErrorCode.PAYLOAD_TOO_LARGE);
        assertThat(budget.heldBytes()).isZero();
    }

    @Test
    void aBodyOfTheLargestSizeIsTaken() {
        collector.collect(10);
        chunks("abcdefghij");
        end();

        assertThat(heard).containsExactly(Buffer.buffer("abcdefghij"));
    }

    @Test
    void whatTheBudgetDoesNotHoldIsRefusedForNow() {
        budget.take(10);
        collector.collect(6);

        assertThat(heard).containsExactly(ErrorCode.RATE_LIMIT_EXCEEDED);
        assertThat(budget.heldBytes()).isEqualTo(10);
    }

    @Test
    void whatOutgrowsTheBudgetOnItsWayIsRefusedForNow() {
        budget.take(10);
        collector.collect(-1);
        chunks("abcde");
        assertThat(heard).isEmpty();

        chunks("f");

        assertThat(heard).containsExactly(ErrorCode.RATE_LIMIT_EXCEEDED);
        assertThat(budget.heldBytes()).isEqualTo(10);
    }

    @Test
    void aClientThatLeavesGivesItsBytesBack() {
        collector.collect(6);
        chunks("abc");

        request.call("exceptionHandler", new IllegalStateException("closed"));
        request.call("exceptionHandler", new IllegalStateException("closed again"));

        assertThat(heard).containsExactly("gone");
        assertReleasesOnce();
    }

    @Test
    void aClientThatLeavesAfterItsBodyIsHeardOfElsewhere() {
        collector.collect(3);
        chunks("abc");
        end();

        request.call("exceptionHandler", new IllegalStateException("closed"));

        assertThat(heard).hasSize(1);
        assertThat(budget.heldBytes()).isEqualTo(3);
    }

    @Test
    void whoSendsOnAndOnLosesTheConnection() {
        collector.collect(11);
        chunks("abcdefghij", "abcdefghij");
        assertThat(connection.calls("close")).isZero();

        chunks("k");
        assertThat(connection.calls("close")).isEqualTo(1);
    }

    private void chunks(String... chunks) {
        for (var chunk : chunks) {
            request.call("handler", Buffer.buffer(chunk));
        }
    }

    private void end() {
        request.call("endHandler", null);
    }

    private void assertReleasesOnce() {
        collector.release();
        assertThat(budget.heldBytes()).isZero();
        collector.release();
        assertThat(budget.heldBytes()).isZero();
    }
}
