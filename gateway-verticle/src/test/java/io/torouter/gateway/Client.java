package io.torouter.gateway;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.Locale;

/** A client that says what it wants to say, byte by byte, whether HTTP likes it or not. */
final class Client implements AutoCloseable {
    private static final int PATIENCE_MILLIS = 5000;
    private final Socket socket;
    private final InputStream in;

    /** What came: status line and headers, and the body as far as its end is known. */
    record Answer(String head, String body) {
        int status() {
            return Integer.parseInt(head.substring(9, 12));
        }

        /** Empty where there is none. */
        String header(String name) {
            return head.lines()
                    .filter(line -> line.toLowerCase(Locale.ROOT).startsWith(name + ": "))
                    .map(line -> line.substring(name.length() + 2))
                    .findFirst()
                    .orElse("");
        }
    }

    Client(int port) {
        try {
            socket = new Socket(InetAddress.getLoopbackAddress(), port);
            socket.setSoTimeout(PATIENCE_MILLIS);
            in = socket.getInputStream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Client send(String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(ISO_8859_1));
        return this;
    }

    /** Method and path, then headers; the body is sent by itself. */
    Client begin(String line, String... headers) throws IOException {
        var all = new StringBuilder(line.strip()).append(" HTTP/1.1\r\nhost: x\r\n");
        for (var header : headers) {
            all.append(header).append("\r\n");
        }
        return send(all.append("\r\n").toString());
    }

    /** A request of the test's key. */
    Client post(String path, String body) throws IOException {
        return send(
                "POST "
                        + path
                        + " HTTP/1.1\r\nhost: x\r\nauthorization: Bearer "
                        + GatewayRig.KEY
                        + "\r\ncontent-length: "
                        + body.length()
                        + "\r\n\r\n"
                        + body);
    }

    Client chat() throws IOException {
        return post("/v1/chat/completions", "{\"model\":\"gpt-5\"}");
    }

    Client streamedChat() throws IOException {
        return post("/v1/chat/completions", "{\"model\":\"gpt-5\",\"stream\":true}");
    }

    Answer answer() throws IOException {
        var head = head();
        var answer = new Answer(head, "");
        if (answer.header("transfer-encoding").equals("chunked")) {
            return new Answer(head, chunks());
        }
        var length = answer.header("content-length");
        return length.isEmpty() ? answer : new Answer(head, exactly(Integer.parseInt(length)));
    }

    /** Status line and headers. */
    String head() throws IOException {
        var head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            head.append(next());
        }
        return head.toString();
    }

    private String chunks() throws IOException {
        var body = new StringBuilder();
        for (var chunk = chunk(); !chunk.isEmpty(); chunk = chunk()) {
            body.append(chunk);
        }
        return body.toString();
    }

    /** One chunk of a chunked answer; empty is its end. */
    String chunk() throws IOException {
        var size = new StringBuilder();
        while (size.indexOf("\r\n") < 0) {
            size.append(next());
        }
        var chunk = exactly(Integer.parseInt(size.toString().strip(), 16));
        exactly(2);
        return chunk;
    }

    private String exactly(int bytes) throws IOException {
        return new String(in.readNBytes(bytes), ISO_8859_1);
    }

    private char next() throws IOException {
        int next = in.read();
        if (next < 0) {
            throw new IOException("the connection ended");
        }
        return (char) next;
    }

    /** All that comes until the other side closes. */
    String untilClosed() throws IOException {
        var all = new ByteArrayOutputStream();
        in.transferTo(all);
        return all.toString(ISO_8859_1);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
