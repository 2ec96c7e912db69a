package io.torouter.it.translation;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.torouter.dialect.Dialect;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;

/** Shows all that came of an answer that breaks off; Java's client forgets what it has when that happens. */
final class RawCall {
    private static final int PATIENCE_MILLIS = 20_000;

    private RawCall() {}

    /** The body up to the end of the connection. */
    static String body(String url, String key, Ask ask) {
        var uri = URI.create(url);
        try (var socket = new Socket(uri.getHost(), uri.getPort())) {
            socket.setSoTimeout(PATIENCE_MILLIS);
            socket.getOutputStream().write(request(key, ask).getBytes(UTF_8));
            var answer = new String(socket.getInputStream().readAllBytes(), ISO_8859_1);
            return unchunked(answer.substring(answer.indexOf("\r\n\r\n") + 4));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String request(String key, Ask ask) {
        var version = ask.dialect() == Dialect.ANTHROPIC_MESSAGES ? "anthropic-version: 2023-06-01\r\n" : "";
        return "POST %s HTTP/1.1\r\nhost: test\r\nauthorization: Bearer %s\r\n%scontent-length: %d\r\n\r\n%s"
                .formatted(ask.path(), key, version, ask.body().getBytes(UTF_8).length, ask.body());
    }

    private static String unchunked(String chunks) {
        var body = new StringBuilder();
        int at = 0;
        while (at < chunks.length()) {
            int line = chunks.indexOf("\r\n", at);
            int length = Integer.parseInt(chunks.substring(at, line), 16);
            body.append(chunks, line + 2, line + 2 + length);
            at = line + 2 + length + 2;
        }
        return body.toString();
    }
}
