package io.torouter.it.road;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.vertx.core.buffer.Buffer;

import org.jspecify.annotations.Nullable;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.util.Map;

/**
 * A client that shows what is on the wire: chunks as they come, and whether an answer ended or broke off. One
 * connection, one request after another.
 */
final class WireClient implements AutoCloseable {
    private static final int PATIENCE_MILLIS = 20_000;

    /** The head of an answer; header names in lower case. */
    record Head(String version, int status, Map<String, String> headers) {
        String header(String name) {
            return headers.getOrDefault(name, "");
        }
    }

    /**
     * An answer.
     *
     * @param complete whether the body ended as HTTP says
     */
    record Answer(Head head, Buffer content, boolean complete) {
        int status() {
            return head.status();
        }

        String header(String name) {
            return head.header(name);
        }

        byte[] body() {
            return content.getBytes();
        }

        String text() {
            return content.toString(UTF_8);
        }
    }

    private final Socket socket;
    private final InputStream in;
    private @Nullable Head head;

    private WireClient(Socket socket) throws IOException {
        this.socket = socket;
        this.in = new BufferedInputStream(socket.getInputStream(), 64 * 1024);
    }

    static WireClient to(String url) {
        var uri = URI.create(url);
        try {
            var socket = new Socket(uri.getHost(), uri.getPort());
            socket.setTcpNoDelay(true);
            socket.setSoTimeout(PATIENCE_MILLIS);
            return new WireClient(socket);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Sends a request, asks nothing of the answer. */
    static Answer call(String url, HttpRequestText request) {
        try (var client = to(url)) {
            return client.send(request).answer();
        }
    }

    WireClient send(HttpRequestText request) {
        return send(request.bytes());
    }

    WireClient send(byte[] bytes) {
        try {
            socket.getOutputStream().write(bytes);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The head of the next answer; 1xx are answers, too. */
    Head head() {
        try {
            var start = Wire.line(in);
            if (start == null) {
                throw new AssertionError("the connection ended instead of an answer");
            }
            var words = start.split(" ", 3);
            head = new Head(words[0], Integer.parseInt(words[1]), Wire.headers(in));
            return head;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The next chunk of a streamed answer; null at its end, proper or not. */
    @Nullable String chunk() {
        try {
            byte[] chunk = Wire.chunk(in);
            return chunk == null || chunk.length == 0 ? null : new String(chunk, UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Reads chunks until what came contains the text; returns all of it. */
    String chunksUntil(String text) {
        var all = new ByteArrayOutputStream();
        try {
            while (!all.toString(UTF_8).contains(text)) {
                byte[] chunk = Wire.chunk(in);
                if (chunk == null || chunk.length == 0) {
                    throw new AssertionError("no '" + text + "' in: " + all.toString(UTF_8));
                }
                all.writeBytes(chunk);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return all.toString(UTF_8);
    }

    /** What is left of the answer whose head was read, or the next answer as a whole. */
    Answer answer() {
        var begun = head == null ? head() : head;
        head = null;
        if (begun.status() == 204) {
            return new Answer(begun, Buffer.buffer(), true);
        }
        try {
            var body = Wire.body(in, begun.headers(), true);
            return new Answer(begun, body.content(), body.complete());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Answer to a HEAD request, or any other without a body. */
    Answer bodiless() {
        var begun = head();
        head = null;
        return new Answer(begun, Buffer.buffer(), true);
    }

    /** Whether the server has closed the connection; waits for it. */
    boolean isEnded() {
        try {
            return in.read() < 0;
        } catch (IOException _) {
            return true;
        }
    }

    /** Leaves as a killed process does. */
    void reset() {
        try {
            socket.setSoLinger(true, 0);
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
