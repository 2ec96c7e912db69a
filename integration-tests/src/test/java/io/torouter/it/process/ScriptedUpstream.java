package io.torouter.it.process;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;

/**
 * An upstream in the test's JVM that answers as a test says. Each connection has a thread that blocks, so a script sees
 * the back-pressure and the end of its connection.
 */
final class ScriptedUpstream implements AutoCloseable {
    private static final String EVENT_STREAM =
            "HTTP/1.1 200 OK\r\ncontent-type: text/event-stream\r\ntransfer-encoding: chunked\r\n\r\n";

    interface Script {
        void serve(Call call) throws Exception;
    }

    private final ServerSocket server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final BlockingQueue<Call> calls = new LinkedBlockingQueue<>();
    private final List<Socket> sockets = new CopyOnWriteArrayList<>();
    private volatile Script script = call -> call.json("{}");

    ScriptedUpstream() throws IOException {
        server = new ServerSocket(0, 512, InetAddress.getLoopbackAddress());
        server.setReceiveBufferSize(64 * 1024);
        threads.execute(this::acceptAll);
    }

    int port() {
        return server.getLocalPort();
    }

    /** From now on requests are answered by this script, and calls of before are forgotten. */
    void plays(Script next) {
        script = next;
        calls.clear();
    }

    /** Requests that have come, in their order. */
    BlockingQueue<Call> calls() {
        return calls;
    }

    private void acceptAll() {
        try {
            while (true) {
                var socket = server.accept();
                sockets.add(socket);
                threads.execute(() -> serve(socket));
            }
        } catch (IOException _) {
            // The server was closed: the test is over.
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            var in = new BufferedInputStream(socket.getInputStream(), 64 * 1024);
            while (true) {
                var call = Call.read(in, socket.getOutputStream());
                calls.add(call);
                script.serve(call);
            }
        } catch (Exception _) {
            // The other side went away, which is what many scripts wait for.
        }
    }

    /** One request, and the way to answer it. */
    @SuppressWarnings("ArrayRecordComponent")
    record Call(String path, String head, byte[] body, InputStream in, OutputStream out) {
        static Call read(InputStream in, OutputStream out) throws IOException {
            var head = new StringBuilder();
            while (head.length() < 4 || !head.substring(head.length() - 4).equals("\r\n\r\n")) {
                int c = in.read();
                if (c < 0) {
                    throw new EOFException();
                }
                head.append((char) c);
            }
            var lines = head.toString();
            return new Call(lines.split(" ", 3)[1], lines, in.readNBytes(length(lines)), in, out);
        }

        private static int length(String head) {
            return head.lines()
                    .filter(line -> line.regionMatches(true, 0, "content-length:", 0, 15))
                    .mapToInt(line -> Integer.parseInt(line.substring(15).strip()))
                    .findFirst()
                    .orElse(0);
        }

        /** The node that sent it: each has a base URL of its own. */
        String node() {
            return path.substring(1, path.indexOf('/', 1));
        }

        void json(String text) throws IOException {
            json("200 OK", text);
        }

        void json(String status, String text) throws IOException {
            byte[] bytes = text.getBytes(UTF_8);
            var answer = "HTTP/1.1 " + status + "\r\ncontent-type: application/json\r\ncontent-length: " + bytes.length;
            out.write((answer + "\r\n\r\n").getBytes(ISO_8859_1));
            out.write(bytes);
        }

        void startEvents() throws IOException {
            out.write(EVENT_STREAM.getBytes(ISO_8859_1));
        }

        void chunk(byte[] bytes) throws IOException {
            out.write((Integer.toHexString(bytes.length) + "\r\n").getBytes(ISO_8859_1));
            out.write(bytes);
            out.write("\r\n".getBytes(ISO_8859_1));
            out.flush();
        }

        void chunk(String text) throws IOException {
            chunk(text.getBytes(UTF_8));
        }

        void endEvents() throws IOException {
            out.write("0\r\n\r\n".getBytes(ISO_8859_1));
        }

        /** Returns when the other side closes or resets its connection. */
        void awaitGone() {
            try {
                in.read();
            } catch (IOException _) {
                // A reset is as good as an end.
            }
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
        for (var socket : sockets) {
            socket.close();
        }
        threads.shutdownNow();
    }
}
