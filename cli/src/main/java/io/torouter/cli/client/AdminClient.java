package io.torouter.cli.client;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;

/** Calls the admin API of one gateway. Blocks. Paths are below {@code /admin/v1} and begin with a slash. */
public final class AdminClient implements AutoCloseable {
    private static final String ROOT = "/admin/v1";
    private static final Duration CONNECT = Duration.ofSeconds(10);
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String PAGE = "1000";

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(CONNECT).build();
    private final Endpoint endpoint;

    public AdminClient(Endpoint endpoint) {
        this.endpoint = endpoint;
    }

    /** Does something with one thing of a list. */
    public interface Visitor {
        void visit(JsonNode item) throws Failed;
    }

    /**
     * A call that changes something.
     *
     * @param body null for none
     * @param ifMatch the state that has to be changed; empty where that does not matter
     * @param patience how long it may take
     */
    public record Call(String method, String path, @Nullable JsonNode body, String ifMatch, Duration patience) {
        public static Call post(String path, @Nullable JsonNode body) {
            return new Call("POST", path, body, "", PATIENCE);
        }

        public static Call put(String path, JsonNode body, String ifMatch) {
            return new Call("PUT", path, body, ifMatch, PATIENCE);
        }

        public static Call delete(String path, String ifMatch) {
            return new Call("DELETE", path, null, ifMatch, PATIENCE);
        }

        /** The same of a certain state. */
        public Call ifMatch(String etag) {
            return new Call(method, path, body, etag, patience);
        }

        /** The same with more or less time. */
        public Call within(Duration other) {
            return new Call(method, path, body, ifMatch, other);
        }
    }

    /** A path with the names of things in it, such as {@code /keys/tablet%2F2}. */
    public static String path(String section, String... ids) {
        var path = new StringBuilder("/").append(section);
        for (var id : ids) {
            path.append('/').append(encoded(id));
        }
        return path.toString();
    }

    /** A path with parameters; those without a value are left out. */
    public static String path(String path, Map<String, String> parameters) {
        var query =
                parameters.entrySet().stream()
                        .filter(each -> !each.getValue().isEmpty())
                        .map(each -> each.getKey() + '=' + encoded(each.getValue()))
                        .collect(Collectors.joining("&"));
        return query.isEmpty() ? path : path + '?' + query;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, UTF_8).replace("+", "%20");
    }

    public Answer get(String path) throws Failed {
        return send(new Call("GET", path, null, "", PATIENCE));
    }

    /** As {@link #get}, and null where there is none of that name. */
    public @Nullable Answer find(String path) throws Failed {
        try {
            return get(path);
        } catch (Failed e) {
            if (e.is("not_found")) {
                return null;
            }
            throw e;
        }
    }

    /** Everything of a list, page by page. */
    public void visit(String list, Map<String, String> parameters, Visitor visitor) throws Failed {
        var first = path(list, parameters);
        var start = first + (first.contains("?") ? "&" : "?") + "limit=" + PAGE;
        JsonNode next;
        var cursor = "";
        do {
            var page = get(start + cursor).json();
            for (var item : page.path("data")) {
                visitor.visit(item);
            }
            next = page.path("next");
            cursor = "&cursor=" + encoded(next.asText());
        } while (next.isTextual());
    }

    /**
     * @throws Failed with what the gateway says where it refuses, and with what is in the way where it is not reached
     */
    public Answer send(Call call) throws Failed {
        var response = exchange(call);
        try (var body = response.body()) {
            var text = new String(body.readAllBytes(), UTF_8);
            if (response.statusCode() >= 300) {
                throw refusal(response.statusCode(), text);
            }
            return new Answer(response.headers().firstValue("etag").orElse(""), Json.parse(text));
        } catch (IOException e) {
            throw Failed.refused("the answer of " + endpoint.url() + " broke off: " + e.getMessage());
        }
    }

    /** An answer as it comes, of any size; the caller closes it. */
    public InputStream open(String path) throws Failed {
        var response = exchange(new Call("GET", path, null, "", PATIENCE));
        if (response.statusCode() == 200) {
            return response.body();
        }
        try (var body = response.body()) {
            throw refusal(response.statusCode(), new String(body.readAllBytes(), UTF_8));
        } catch (IOException e) {
            throw Failed.refused("the answer of " + endpoint.url() + " broke off: " + e.getMessage());
        }
    }

    private HttpResponse<InputStream> exchange(Call call) throws Failed {
        try {
            return client.send(request(call), BodyHandlers.ofInputStream());
        } catch (HttpTimeoutException _) {
            throw unreachable("it does not answer in time");
        } catch (ConnectException e) {
            throw unreachable(
                    e.getCause() instanceof UnresolvedAddressException
                            ? "there is no such host"
                            : "no gateway answers there");
        } catch (IOException e) {
            throw unreachable(e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage());
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw Failed.refused("interrupted");
        }
    }

    private HttpRequest request(Call call) {
        var body = call.body();
        var request =
                HttpRequest.newBuilder(URI.create(endpoint.url() + ROOT + call.path()))
                        .timeout(call.patience())
                        .header("authorization", "Bearer " + endpoint.token().text())
                        .method(
                                call.method(),
                                body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body.toString()));
        if (body != null) {
            request.header("content-type", "application/json");
        }
        if (!call.ifMatch().isEmpty()) {
            request.header("if-match", call.ifMatch());
        }
        return request.build();
    }

    private Failed unreachable(String reason) {
        return Failed.refused("cannot reach " + endpoint.url() + ": " + reason);
    }

    private Failed refusal(int status, String text) {
        var problem = Json.parse(text) instanceof ObjectNode json && json.has("code") ? json : null;
        if (problem == null) {
            return Failed.refused(endpoint.url() + ROOT + " answers " + status + ", and not as an admin API does");
        }
        return Failed.refused(problem.path("code").asText(), Refusal.line(endpoint.url(), problem));
    }

    @Override
    public void close() {
        client.close();
    }
}
