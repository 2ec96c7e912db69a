package io.torouter.gateway.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.torouter.gateway.Fake;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;

import org.junit.jupiter.api.Test;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

class ClientFlowTest {
    private static final int KB = 1024;
    private static final int WINDOW = 64 * KB;
    private final Deque<Promise<Void>> writes = new ArrayDeque<>();
    private final List<Integer> grants = new ArrayList<>();
    private final OpenStreams open = new OpenStreams(1 << 30);
    private final Fake socket = Fake.response();
    private final ClientFlow flow = new ClientFlow(socket.as(HttpServerResponse.class), WINDOW, open, grants::add);

    /** What the socket takes at once. */
    private void write(int bytes) {
        socket.saying("write", Future.succeededFuture());
        flow.write(Buffer.buffer(new byte[bytes]));
    }

    /** What waits for the socket. */
    private void writeSlowly(int bytes) {
        var written = Promise.<Void>promise();
        writes.add(written);
        socket.saying("write", written.future());
        flow.write(Buffer.buffer(new byte[bytes]));
    }

    private long granted() {
        return grants.stream().mapToLong(Integer::longValue).sum();
    }

    @Test
    void lessThanHalfAWindowIsNotGivenBackYet() {
        write(32 * KB - 1);

        assertThat(grants).isEmpty();
    }

    @Test
    void halfAWindowIsGivenBackTogetherWithWhatTheWindowGrows() {
        write(20 * KB);
        write(12 * KB);

        assertThat(grants).containsExactly(32 * KB + 64 * KB);
    }

    @Test
    void aClientThatFellBehindGetsBackOnlyWhatItRead() {
        writeSlowly(32 * KB);
        assertThat(grants).isEmpty();

        writes.remove().complete();

        assertThat(grants).containsExactly(32 * KB);
    }

    @Test
    void aClientThatReadsNothingIsGivenNothing() {
        for (int i = 0; i < 100; i++) {
            writeSlowly(10 * KB);
        }

        assertThat(grants).isEmpty();
    }

    @Test
    void everyByteIsGivenBackOnce() {
        for (int i = 0; i < 100; i++) {
            writeSlowly(10 * KB);
        }
        writes.forEach(Promise::complete);

        assertThat(granted()).isBetween(1000L * KB - WINDOW / 2, 1000L * KB);
    }

    @Test
    void aConnectionThatBrokeGivesNothingBack() {
        writeSlowly(40 * KB);
        writes.remove().fail("closed");

        assertThat(grants).isEmpty();
    }

    @Test
    void aWindowNeverGrowsBeyond512Kilobytes() {
        long written = 0;
        for (int i = 0; i < 10_000; i++) {
            write(7 * KB);
            written += 7 * KB;
        }

        assertThat(WINDOW + granted() - written).isBetween(256L * KB, 512L * KB);
    }
}
