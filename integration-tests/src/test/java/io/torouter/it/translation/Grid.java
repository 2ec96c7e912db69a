package io.torouter.it.translation;

import io.torouter.dialect.Dialect;
import io.torouter.it.RunningGateway;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** A gateway in front of simulators that speak one dialect each, and a client of it. */
@SuppressWarnings("InlineFormatString") // what is configured stands at the head of the class
record Grid(RunningGateway gateway, HttpClient client) implements AutoCloseable {
    /**
     * For each dialect a channel whose models behave as their names say. {@code first-*} models have two channels: a
     * broken one of the dialect and a sound one of another.
     */
    private static final String CHANNEL =
            """
              - id: %1$s
                type: simulator
                base_url: ${SIMULATOR}
                dialects: [%1$s]
                models:
                  - { id: to-%1$s, upstream: simulator }
                  - { id: busy-%1$s, upstream: "simulator?fail=429&retry_after=7" }
                  - { id: wrong-%1$s, upstream: "simulator?fail=400" }
                  - { id: cut-%1$s, upstream: "simulator?fault=truncate&after=3&tokens=20" }
                  - { id: closed-%1$s, upstream: "simulator?fault=close&after=3&tokens=20" }
                  - { id: failed-%1$s, upstream: "simulator?fault=error_event&status=503&after=3&tokens=20" }
                  - { id: slow-%1$s, upstream: "simulator?tokens=2000&delay=20ms" }
                  - { id: first-%1$s, upstream: "simulator?fault=error_event&status=503" }
              - id: behind-%1$s
                type: simulator
                base_url: ${SIMULATOR}
                dialects: [%2$s]
                priority: 5
                models: [{ id: first-%1$s, upstream: simulator }]
            """;

    /** An answer, as far as it came. */
    record Heard(int status, HttpHeaders headers, String body, boolean whole) {
        String header(String name) {
            return headers.firstValue(name).orElse("");
        }
    }

    static Grid start() {
        var yaml = new StringBuilder("channels:\n");
        var dialects = Dialect.values();
        for (int i = 0; i < dialects.length; i++) {
            var other = dialects[(i + 1) % dialects.length];
            yaml.append(CHANNEL.formatted(dialects[i].id(), other.id()));
        }
        yaml.append("keys:\n  - { name: test, key: \"${KEY}\" }\n");
        return new Grid(RunningGateway.start(yaml.toString()), HttpClient.newHttpClient());
    }

    /** The model that an upstream of the dialect serves. */
    static String model(Dialect upstream) {
        return "to-" + upstream.id();
    }

    HttpResponse<InputStream> open(Ask ask) {
        var request =
                HttpRequest.newBuilder(URI.create(gateway.url() + ask.path()))
                        .version(HttpClient.Version.HTTP_1_1)
                        .timeout(Duration.ofSeconds(30))
                        .header("authorization", "Bearer " + gateway.key())
                        .header("content-type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(ask.body()));
        if (ask.dialect() == Dialect.ANTHROPIC_MESSAGES) {
            request.header("anthropic-version", "2023-06-01");
        }
        for (int i = 0; i < ask.headers().size(); i += 2) {
            request.header(ask.headers().get(i), ask.headers().get(i + 1));
        }
        try {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    Heard call(Ask ask) {
        var response = open(ask);
        var body = new ByteArrayOutputStream();
        boolean whole = true;
        try (var in = response.body()) {
            in.transferTo(body);
        } catch (IOException _) {
            whole = false;
        }
        return new Heard(response.statusCode(), response.headers(), body.toString(StandardCharsets.UTF_8), whole);
    }

    /** The body that the upstream saw last. */
    String upstreamBody() {
        var last = gateway.seen().last();
        return last == null ? "" : last.body().toString();
    }

    @Override
    public void close() {
        client.close();
        gateway.close();
    }
}
