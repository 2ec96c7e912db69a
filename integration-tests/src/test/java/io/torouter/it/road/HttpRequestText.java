package io.torouter.it.road;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.torouter.it.RunningGateway;
import io.vertx.core.buffer.Buffer;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;

/**
 * A request as it stands on the wire.
 *
 * @param headers lines without their ends
 */
record HttpRequestText(String method, String target, List<String> headers, Buffer content) {
    private static final String AUTHORIZATION = "authorization: Bearer " + RunningGateway.KEY;

    HttpRequestText {
        headers = List.copyOf(headers);
    }

    /** With the key of the gateway under test, as JSON. */
    static HttpRequestText post(String target, String json) {
        return post(target, Buffer.buffer(json));
    }

    static HttpRequestText post(String target, Buffer json) {
        return new HttpRequestText("POST", target, List.of(AUTHORIZATION, "content-type: application/json"), json);
    }

    static HttpRequestText get(String target) {
        return new HttpRequestText("GET", target, List.of(AUTHORIZATION), Buffer.buffer());
    }

    HttpRequestText method(String other) {
        return new HttpRequestText(other, target, headers, content);
    }

    HttpRequestText header(String line) {
        var more = new ArrayList<>(headers);
        more.add(line);
        return new HttpRequestText(method, target, more, content);
    }

    /** With these headers only. */
    HttpRequestText only(String... lines) {
        return new HttpRequestText(method, target, List.of(lines), content);
    }

    byte[] body() {
        return content.getBytes();
    }

    byte[] bytes() {
        return bytes("HTTP/1.1");
    }

    byte[] bytes(String version) {
        var text = new StringBuilder(method + ' ' + target + ' ' + version + "\r\nhost: gateway\r\n");
        headers.forEach(line -> text.append(line).append("\r\n"));
        if (content.length() > 0) {
            text.append("content-length: ").append(content.length()).append("\r\n");
        }
        var bytes = new ByteArrayOutputStream();
        bytes.writeBytes(text.append("\r\n").toString().getBytes(UTF_8));
        bytes.writeBytes(body());
        return bytes.toByteArray();
    }
}
