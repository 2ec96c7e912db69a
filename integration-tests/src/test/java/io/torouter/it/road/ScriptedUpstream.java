package io.torouter.it.road;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * An upstream of which every byte is scripted: it speaks HTTP/1.1 by hand, one thread for each connection, so that a
 * script reads from top to bottom.
 */
final class ScriptedUpstream implements AutoCloseable {
    /** Answers one request; the connection is kept for the next unless the script ends it. */
    @FunctionalInterface
    interface Script {
        void play(UpstreamCall call) throws IOException;
    }

    private final ServerSocket server;
    private final Script script;
    private final boolean readsBodies;
    private final List<UpstreamCall> calls = new CopyOnWriteArrayList<>();
    private final List<Throwable> failures = new CopyOnWriteArrayList<>();
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();

    private ScriptedUpstream(ServerSocket server, Script script, boolean readsBodies) {
        this.server = server;
        this.script = script;
        this.readsBodies = readsBodies;
    }

    static ScriptedUpstream start(Script script) {
        return start(script, true);
    }

    /** One that begins its script when it has read a request's head. */
    static ScriptedUpstream hasty(Script script) {
        return start(script, false);
    }

    private static ScriptedUpstream start(Script script, boolean readsBodies) {
        try {
            var upstream =
                    new ScriptedUpstream(
                            new ServerSocket(0, 512, InetAddress.getLoopbackAddress()), script, readsBodies);
            Thread.ofVirtual().start(upstream::accept);
            return upstream;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Its address, without a path. */
    String url() {
        return "http://127.0.0.1:" + server.getLocalPort();
    }

    /** The requests so far, in the order in which they were whole. */
    List<UpstreamCall> calls() {
        return List.copyOf(calls);
    }

    UpstreamCall last() {
        return calls.getLast();
    }

    /** Forgets the requests so far. */
    void forget() {
        calls.clear();
    }

    private void accept() {
        try {
            while (true) {
                var socket = server.accept();
                Thread.ofVirtual().start(() -> serve(socket));
            }
        } catch (IOException _) {
            // Closed: the test is over.
        }
    }

    private void serve(Socket socket) {
        open.add(socket);
        try (socket) {
            socket.setTcpNoDelay(true);
            var in = new BufferedInputStream(socket.getInputStream());
            var call = UpstreamCall.read(socket, in, readsBodies);
            while (call != null) {
                calls.add(call);
                script.play(call);
                call = socket.isClosed() ? null : UpstreamCall.read(socket, in, readsBodies);
            }
        } catch (IOException _) {
            // The gateway left, which scripts and tests notice by themselves.
        } catch (RuntimeException | Error e) {
            failures.add(e);
        } finally {
            open.remove(socket);
        }
    }

    /** Closes every connection; fails if a script failed. */
    @Override
    public void close() {
        try {
            server.close();
            for (var socket : open) {
                socket.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (!failures.isEmpty()) {
            throw new AssertionError("a script failed", failures.getFirst());
        }
    }

    /** Bytes of a text that has one for each character. */
    static byte[] bytes(String text) {
        return text.getBytes(ISO_8859_1);
    }
}
