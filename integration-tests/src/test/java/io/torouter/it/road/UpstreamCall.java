package io.torouter.it.road;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.torouter.it.Eventually;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import java.util.random.RandomGenerator;

/** A request that reached a scripted upstream, and the means to answer it. */
final class UpstreamCall {
    private final Socket socket;
    private final InputStream in;
    private final String method;
    private final String uri;
    private final Map<String, String> headers;
    private final byte[] body;
    private final AtomicLong written = new AtomicLong();
    private final CountDownLatch gone = new CountDownLatch(1);

    private UpstreamCall(Socket socket, InputStream in, String start, Map<String, String> headers, byte[] body) {
        this.socket = socket;
        this.in = in;
        this.method = start.substring(0, start.indexOf(' '));
        this.uri = start.substring(start.indexOf(' ') + 1, start.lastIndexOf(' '));
        this.headers = headers;
        this.body = body;
    }

    /** Null where the connection ended instead. */
    static @Nullable UpstreamCall read(Socket socket, InputStream in, boolean withBody) throws IOException {
        var start = Wire.line(in);
        if (start == null) {
            return null;
        }
        var headers = Wire.headers(in);
        byte[] body = withBody ? Wire.body(in, headers, false).content().getBytes() : new byte[0];
        return new UpstreamCall(socket, in, start, headers, body);
    }

    String method() {
        return method;
    }

    /** Path and query as they came. */
    String uri() {
        return uri;
    }

    /** By lower-case name; those that came twice are joined. */
    Map<String, String> headers() {
        return headers;
    }

    byte[] body() {
        return body;
    }

    String text() {
        return new String(body, UTF_8);
    }

    /** How many bytes of answers the socket took so far. */
    long written() {
        return written.get();
    }

    /** How much of its answers the gateway took, once that has not grown for many looks in a row. */
    long stuckAt(Duration patience) {
        var last = new long[2];
        Eventually.holds(
                "the upstream is stopped",
                patience,
                () -> {
                    long now = written();
                    last[1] = now == last[0] ? last[1] + 1 : 0;
                    last[0] = now;
                    return now > 0 && last[1] > 400;
                });
        return last[0];
    }

    void raw(byte[] bytes) throws IOException {
        socket.getOutputStream().write(bytes);
        written.addAndGet(bytes.length);
    }

    void raw(String text) throws IOException {
        raw(text.getBytes(UTF_8));
    }

    /** A whole answer with a length; {@code extra} are header lines, each behind a line end. */
    void whole(int status, String type, byte[] content, String extra) throws IOException {
        declare(status, type + extra, content.length);
        raw(content);
    }

    /** The head of an answer that is to have that length. */
    void declare(int status, String type, int length) throws IOException {
        raw(start(status, type) + "content-length: " + length + "\r\n\r\n");
    }

    void json(int status, String content) throws IOException {
        whole(status, "application/json", content.getBytes(UTF_8), "");
    }

    /** The head of an answer of unknown length. */
    void head(int status, String type) throws IOException {
        raw(start(status, type) + "transfer-encoding: chunked\r\n\r\n");
    }

    void eventStream() throws IOException {
        head(200, "text/event-stream");
    }

    private static String start(int status, String type) {
        return "HTTP/1.1 " + status + " Scripted\r\ncontent-type: " + type + "\r\n";
    }

    void chunk(byte[] bytes) throws IOException {
        chunk(bytes, 0, bytes.length);
    }

    void chunk(String text) throws IOException {
        chunk(text.getBytes(UTF_8));
    }

    private void chunk(byte[] bytes, int from, int to) throws IOException {
        var size = (Integer.toHexString(to - from) + "\r\n").getBytes(ISO_8859_1);
        byte[] framed = new byte[size.length + to - from + 2];
        System.arraycopy(size, 0, framed, 0, size.length);
        System.arraycopy(bytes, from, framed, size.length, to - from);
        framed[framed.length - 2] = '\r';
        framed[framed.length - 1] = '\n';
        raw(framed);
    }

    void lastChunk() throws IOException {
        raw("0\r\n\r\n");
    }

    /** A streamed answer in pieces that end anywhere. */
    void cut(int status, String type, byte[] content, RandomGenerator random) throws IOException {
        head(status, type);
        int longest = Math.max(2, content.length / 12);
        for (int from = 0; from < content.length; ) {
            int to = Math.min(content.length, from + 1 + random.nextInt(longest));
            chunk(content, from, to);
            from = to;
        }
        lastChunk();
    }

    void close() throws IOException {
        socket.close();
    }

    /** Ends the connection as a crash would. */
    void reset() throws IOException {
        socket.setSoLinger(true, 0);
        socket.close();
    }

    /** Waits until the gateway closed or reset the connection. */
    void awaitGone() {
        try {
            while (in.read() >= 0) {
                Thread.onSpinWait();
            }
        } catch (IOException _) {
            // A reset is an end, too.
        }
        gone.countDown();
    }

    /** Whether {@link #awaitGone} has returned. */
    boolean isGone() {
        return gone.getCount() == 0;
    }
}
