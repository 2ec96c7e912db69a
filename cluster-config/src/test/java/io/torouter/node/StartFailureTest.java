package io.torouter.node;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.net.BindException;

class StartFailureTest {
    @Test
    void aTakenPortIsNamedWithItsSetting() {
        var failure = listening(new BindException("Address already in use"));

        assertThat(StartFailure.describe(failure))
                .isEqualTo("cannot start: server.port cannot listen on 0.0.0.0:8080: Address already in use");
    }

    @Test
    void aTakenPortIsFoundBehindOtherFailures() {
        var cause = new IOException("bind(..) failed with error(-98): Address already in use");
        var failure = listening(new IllegalStateException("deploy failed", new IllegalStateException(cause)));

        assertThat(failure).hasMessage("server.port cannot listen on 0.0.0.0:8080: Address already in use");
    }

    @Test
    void whatHasNothingToDoWithListeningStaysWhatItIs() {
        var cause = new IllegalStateException("no such certificate");

        assertThat(listening(cause)).isSameAs(cause);
    }

    private static Throwable listening(Throwable cause) {
        return StartFailure.ofListening("server.port", "0.0.0.0:8080", cause);
    }

    @Test
    void anyOtherFailureSaysWhatItIs() {
        assertThat(StartFailure.describe(new IllegalStateException("no such certificate")))
                .isEqualTo("cannot start: no such certificate");
    }

    @Test
    void aFailureWithoutAMessageIsNamedByItsKind() {
        assertThat(StartFailure.describe(new IllegalStateException()))
                .isEqualTo("cannot start: java.lang.IllegalStateException");
    }
}
