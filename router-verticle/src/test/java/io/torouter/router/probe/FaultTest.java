package io.torouter.router.probe;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.channel.ConnectTimeoutException;
import io.torouter.router.upstream.OutOfReachException;
import io.vertx.core.http.HttpClosedException;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import java.io.IOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.util.stream.Stream;

import javax.net.ssl.SSLHandshakeException;

class FaultTest {
    private static Stream<Arguments> causes() {
        return Stream.of(
                Arguments.of(new UnknownHostException("nowhere.example"), Fault.UNKNOWN_HOST),
                Arguments.of(new OutOfReachException(), Fault.OUT_OF_REACH),
                Arguments.of(new ConnectTimeoutException("late"), Fault.CONNECT_TIMED_OUT),
                Arguments.of(new ConnectException("refused"), Fault.CONNECTION_REFUSED),
                Arguments.of(new SSLHandshakeException("expired"), Fault.TLS),
                Arguments.of(new HttpClosedException("closed"), Fault.CLOSED),
                Arguments.of(new IOException("reset"), Fault.BROKEN));
    }

    @ParameterizedTest
    @MethodSource("causes")
    void tellsWhyThereIsNoAnswer(Throwable cause, Fault fault) {
        assertThat(Fault.of(cause)).isEqualTo(fault);
    }
}
