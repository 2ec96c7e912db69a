package io.torouter.it.process;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * One HTTP/1.1 request on a connection of its own and the answer as it comes, read by a blocking thread.
 *
 * <p>Unlike an HTTP client it gives out every byte that came before a connection broke, and says whether the answer
 * came to its own end.
 */
final class HttpAnswer implements AutoCloseable {
    private static final int READ_LIMIT_MILLIS = 30_000;

    private final Socket socket;
    private final InputStream in;
    private final int status;
    private final Map<String, String> headers = new TreeMap<>();
    private final long length;
    private final boolean chunked;
    private long left;
    private boolean whole;

    private HttpAnswer(Socket socket) throws IOException {
        this.socket = socket;
        this.in = new BufferedInputStream(socket.getInputStream(), 64 * 1024);
        this.status = Integer.parseInt(line().split(" ", -1)[1]);
        for (var line = line(); !line.isEmpty(); line = line()) {
            int colon = line.indexOf(':');
            headers.put(line.substring(0, colon).toLowerCase(Locale.ROOT), line.substring(colon + 1).strip());
        }
        chunked = "chunked".equalsIgnoreCase(headers.get("transfer-encoding"));
        length = Long.parseLong(headers.getOrDefault("content-length", "-1"));
        left = chunked ? 0 : length;
        whole = length == 0;
    }

    /**
     * Sends a request and waits for the head of its answer.
     *
     * @param request method and path
     * @param headers lines that each end in CRLF
     */
    static HttpAnswer to(int port, String request, String headers, byte[] body) throws IOException {
        var socket = new Socket();
        socket.setReceiveBufferSize(64 * 1024);
        socket.setSoTimeout(READ_LIMIT_MILLIS);
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        var head = request + " HTTP/1.1\r\nhost: 127.0.0.1\r\n" + headers + "content-length: " + body.length;
        socket.getOutputStream().write((head + "\r\n\r\n").getBytes(ISO_8859_1));
        socket.getOutputStream().write(body);
        return new HttpAnswer(socket);
    }

    int status() {
        return status;
    }

    String header(String name) {
        return headers.getOrDefault(name, "");
    }

    /** Whether the answer came to the end that HTTP gives it. */
    boolean isWhole() {
        return whole;
    }

    /** Some more bytes of the body; -1 when there are none, because it is whole or because the connection broke. */
    int read(byte[] target) throws IOException {
        try {
            if (whole || (left == 0 && !nextChunk())) {
                return -1;
            }
            int count = in.read(target, 0, (int) Math.min(left < 0 ? target.length : left, target.length));
            left -= left < 0 ? 0 : count;
            whole = !chunked && left == 0;
            return count;
        } catch (EOFException | java.net.SocketException _) {
            return -1;
        }
    }

    private boolean nextChunk() throws IOException {
        var size = line();
        left = Long.parseLong(size.isEmpty() ? line() : size, 16);
        whole = left == 0;
        return !whole;
    }

    private String line() throws IOException {
        var line = new StringBuilder();
        for (int c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0) {
                throw new EOFException("the connection ended in a line: " + line);
            }
            if (c != '\r') {
                line.append((char) c);
            }
        }
        return line.toString();
    }

    byte[] bytes() throws IOException {
        var all = new ByteArrayOutputStream();
        var buffer = new byte[16 * 1024];
        for (int count = read(buffer); count >= 0; count = read(buffer)) {
            all.write(buffer, 0, count);
        }
        return all.toByteArray();
    }

    /** Everything up to the end. */
    String text() throws IOException {
        return new String(bytes(), UTF_8);
    }

    /** That many bytes, or fewer if the answer ends before. */
    String text(int count) throws IOException {
        var all = new ByteArrayOutputStream();
        var one = new byte[1];
        while (all.size() < count && read(one) > 0) {
            all.write(one, 0, 1);
        }
        return all.toString(UTF_8);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
