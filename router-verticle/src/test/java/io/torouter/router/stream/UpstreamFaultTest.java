package io.torouter.router.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.torouter.bus.Headers;
import io.torouter.router.metrics.AttemptOutcome;
import io.torouter.router.upstream.OutOfReachException;
import io.vertx.core.VertxException;
import io.vertx.core.http.HttpClosedException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.io.IOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.util.stream.Stream;

import javax.net.ssl.SSLException;

class UpstreamFaultTest {
    private final Throwable closed = new HttpClosedException("Connection was closed");
    private final Throwable reset = new IOException("Connection reset by peer");

    @Test
    void aClosedOrResetConnectionMayHaveBeenStale() {
        assertThat(UpstreamFault.mayBeStaleConnection(closed)).isTrue();
        assertThat(UpstreamFault.mayBeStaleConnection(reset)).isTrue();
    }

    @Test
    void aConnectionThatWasNeverMadeWasNotStale() {
        assertThat(UpstreamFault.mayBeStaleConnection(new ConnectException("connection reset"))).isFalse();
        assertThat(UpstreamFault.mayBeStaleConnection(new UnknownHostException("reset.example"))).isFalse();
    }

    @Test
    void beforeAnAnswerTheConnectionIsToBlame() {
        var refused = new ConnectException("refused");

        assertThat(UpstreamFault.outcome(NothingYet.INSTANCE, refused)).isEqualTo(AttemptOutcome.CONNECT_FAILED);
        assertThat(UpstreamFault.outcome(NothingYet.INSTANCE, closed)).isEqualTo(AttemptOutcome.BROKEN);
    }

    @Test
    void insideAnAnswerTheAnswerBroke() {
        var reading = new Rejection(new Answered(500, Headers.EMPTY), Carriage.Passing.PLAIN);

        assertThat(UpstreamFault.outcome(reading, new IOException("x"))).isEqualTo(AttemptOutcome.BROKEN);
    }

    @ParameterizedTest
    @MethodSource("faults")
    void saysWhatHappenedWithoutTheAddress(Throwable fault) {
        assertThat(UpstreamFault.describe(fault)).isNotBlank().doesNotContain("secret.example");
    }

    static Stream<Throwable> faults() {
        return Stream.of(
                new UnknownHostException("secret.example"),
                new OutOfReachException(),
                new ConnectException("secret.example:443"),
                new SSLException("secret.example"),
                new HttpClosedException("secret.example"),
                new VertxException("secret.example"),
                new IOException("secret.example"),
                new IllegalStateException("secret.example"));
    }
}
