package io.torouter.it.road;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.vertx.core.buffer.Buffer;

import org.jspecify.annotations.Nullable;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Reads HTTP/1 from a socket without a library between the test and the bytes. */
final class Wire {
    /**
     * A body as it came.
     *
     * @param complete whether it ended as HTTP says, rather than with its connection
     */
    record Body(Buffer content, boolean complete) {
        static Body of(byte[] bytes, boolean complete) {
            return new Body(Buffer.buffer(bytes), complete);
        }
    }

    private Wire() {}

    /** A line without its end; null at the end of the stream. */
    static @Nullable String line(InputStream in) throws IOException {
        var line = new ByteArrayOutputStream(64);
        int b = in.read();
        if (b < 0) {
            return null;
        }
        for (; b >= 0 && b != '\n'; b = in.read()) {
            line.write(b);
        }
        return line.toString(ISO_8859_1).stripTrailing();
    }

    static Map<String, String> headers(InputStream in) throws IOException {
        var headers = new TreeMap<String, String>();
        for (var line = line(in); line != null && !line.isEmpty(); line = line(in)) {
            int colon = line.indexOf(':');
            var name = line.substring(0, colon).toLowerCase(Locale.ROOT);
            headers.merge(name, line.substring(colon + 1).strip(), (one, other) -> one + ", " + other);
        }
        return headers;
    }

    /**
     * The body that belongs to these headers.
     *
     * @param untilEnd what neither length nor chunks delimit goes on to the end of the connection
     */
    static Body body(InputStream in, Map<String, String> headers, boolean untilEnd) throws IOException {
        if (headers.getOrDefault("transfer-encoding", "").contains("chunked")) {
            return chunked(in);
        }
        var length = headers.get("content-length");
        if (length != null) {
            byte[] bytes = in.readNBytes(Integer.parseInt(length));
            return Body.of(bytes, bytes.length == Integer.parseInt(length));
        }
        return Body.of(untilEnd ? in.readAllBytes() : new byte[0], true);
    }

    private static Body chunked(InputStream in) {
        var bytes = new ByteArrayOutputStream();
        try {
            for (byte[] chunk = chunk(in); chunk != null; chunk = chunk(in)) {
                if (chunk.length == 0) {
                    return Body.of(bytes.toByteArray(), true);
                }
                bytes.writeBytes(chunk);
            }
        } catch (IOException _) {
            // Reset: what came is all there is.
        }
        return Body.of(bytes.toByteArray(), false);
    }

    /** The next chunk; empty if it is the last, null if the connection ended in its place. */
    static byte @Nullable [] chunk(InputStream in) throws IOException {
        var size = line(in);
        if (size == null || size.isEmpty()) {
            return null;
        }
        int length = Integer.parseInt(size, 16);
        byte[] chunk = in.readNBytes(length);
        if (chunk.length < length || line(in) == null) {
            return null;
        }
        return chunk;
    }
}
