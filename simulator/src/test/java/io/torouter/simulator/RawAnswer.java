package io.torouter.simulator;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.regex.Pattern;

/**
 * What came over a socket until it ended.
 *
 * @param text everything, chunk sizes included
 * @param reset whether it ended in a TCP reset
 */
record RawAnswer(String text, boolean reset) {
    static RawAnswer to(int port, String path, String json) {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            var head =
                    "POST "
                            + path
                            + " HTTP/1.1\r\nhost: x\r\nanthropic-version: x\r\nconnection: close\r\ncontent-length: ";
            socket.getOutputStream().write((head + json.length() + "\r\n\r\n" + json).getBytes(UTF_8));
            return read(socket);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static RawAnswer read(Socket socket) {
        var bytes = new ByteArrayOutputStream();
        try {
            socket.getInputStream().transferTo(bytes);
            return new RawAnswer(bytes.toString(UTF_8), false);
        } catch (IOException e) {
            return new RawAnswer(bytes.toString(UTF_8), true);
        }
    }

    boolean endsProperly() {
        return text.endsWith("0\r\n\r\n");
    }

    int count(String piece) {
        return text.split(Pattern.quote(piece), -1).length - 1;
    }
}
