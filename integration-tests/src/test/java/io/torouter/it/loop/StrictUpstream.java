package io.torouter.it.loop;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;

/** All vendors behind one port, each under a path of its own. It answers a conversation as {@link Script} has it. */
final class StrictUpstream implements AutoCloseable {
    /**
     * A request.
     *
     * @param found null where it was refused
     * @param refusal empty where it was not
     */
    record Heard(Kind kind, JsonNode request, @Nullable History found, String refusal) {}

    private final HttpServer server;
    private final List<Heard> heard = new CopyOnWriteArrayList<>();
    private final Map<Kind, Issued> issued = new EnumMap<>(Kind.class);

    private StrictUpstream(HttpServer server) {
        this.server = server;
    }

    static StrictUpstream start() throws IOException {
        var upstream =
                new StrictUpstream(HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0));
        upstream.server.createContext("/", upstream::serve);
        upstream.server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        upstream.server.start();
        return upstream;
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** Forgets all conversations. */
    void begin(long seed) {
        heard.clear();
        for (var kind : Kind.values()) {
            issued.put(kind, new Issued(seed * 31 + kind.id().hashCode()));
        }
    }

    List<Heard> heard() {
        return List.copyOf(heard);
    }

    Issued issued(Kind kind) {
        var own = issued.get(kind);
        if (own == null) {
            throw new IllegalStateException("no conversation has begun");
        }
        return own;
    }

    private void serve(HttpExchange call) throws IOException {
        var path = call.getRequestURI().getPath();
        var kind = Kind.valueOf(path.substring(1, path.indexOf('/', 1)).toUpperCase(Locale.ROOT));
        var request = Json.read(new String(call.getRequestBody().readAllBytes(), UTF_8));
        try {
            boolean stream = request.path("stream").asBoolean() || path.endsWith(":streamGenerateContent");
            answer(call, 200, stream ? "text/event-stream" : "application/json", said(kind, request, stream));
        } catch (Refused refused) {
            heard.add(new Heard(kind, request, null, refused.words()));
            answer(call, 400, "application/json", kind.vendor().refusal(refused.words()).toString());
        }
    }

    private String said(Kind kind, JsonNode request, boolean stream) {
        var given = issued(kind);
        var found = kind.vendor().check(request, given);
        var said = Script.turn(Script.next(found));
        heard.add(new Heard(kind, request, found, ""));
        var answer = kind.vendor().answer(request, said, given);
        return stream ? kind.vendor().stream(request, answer) : answer.toString();
    }

    private static void answer(HttpExchange call, int status, String type, String body) throws IOException {
        var bytes = body.getBytes(UTF_8);
        call.getResponseHeaders().set("content-type", type);
        call.sendResponseHeaders(status, bytes.length);
        call.getResponseBody().write(bytes);
        call.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
