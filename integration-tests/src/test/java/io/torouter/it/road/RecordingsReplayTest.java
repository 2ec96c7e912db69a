package io.torouter.it.road;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.vertx.core.buffer.Buffer;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Plays exchanges with the real APIs once more, the gateway in their middle: the recorded request has to reach the
 * upstream, and the recorded answer the client, byte by byte.
 *
 * <p>What differs by design: a credential that the upstream refuses (401, 402, 403) is the gateway's affair, and an
 * error at the start of a stream is a failed attempt, so with no other channel the client gets 502; a 429 of the only
 * channel passes as it is. And a chat stream is asked for its usage where the client did not ask, on channels of type
 * {@code openai}.
 */
class RecordingsReplayTest {
    private static final String CONFIGURATION =
            """
            groups: [{ id: openai }, { id: compatible }, { id: anthropic }, { id: gemini }]
            channels:
              - id: openai
                type: openai
                base_url: ${UPSTREAM}/v1
                models: ["*"]
                cooldown: false
                groups: [openai]
              - id: compatible
                type: openai-compatible
                dialects: [openai.chat, openai.responses]
                base_url: ${UPSTREAM}/v1
                models: ["*"]
                cooldown: false
                groups: [compatible]
              - id: anthropic
                type: anthropic
                base_url: ${UPSTREAM}/v1
                models: ["*"]
                cooldown: false
                groups: [anthropic]
              - id: gemini
                type: gemini
                base_url: ${UPSTREAM}/v1beta
                models: ["*"]
                cooldown: false
                groups: [gemini]
            keys:
              - { name: openai, key: sk-replay-openai, group: openai }
              - { name: compatible, key: sk-replay-compatible, group: compatible }
              - { name: anthropic, key: sk-replay-anthropic, group: anthropic }
              - { name: gemini, key: sk-replay-gemini, group: gemini }
            """;

    private static final Path ROOT = Recording.root();

    private static Road road;

    @BeforeAll
    static void start() {
        if (!Files.isDirectory(ROOT)) {
            System.out.println("no exchanges replayed: no recordings at " + ROOT + ", set TOROUTER_RECORDINGS");
        }
        assumeTrue(Files.isDirectory(ROOT), "no recordings at " + ROOT);
        road = Road.start(CONFIGURATION);
    }

    @AfterAll
    static void stop() {
        if (road != null) {
            road.close();
        }
    }

    @Test
    void recordedExchangesPassUnchanged() {
        var exact = new ArrayList<String>();
        var ours = new ArrayList<String>();
        var skipped = new ArrayList<String>();
        for (var recording : Recording.all(ROOT)) {
            if (recording.api().endsWith(".models")) {
                skipped.add(recording.id() + ": the gateway lists its own models");
            } else if (seeksState(recording)) {
                skipped.add(recording.id() + ": the gateway keeps the state of responses, and this it never saw");
            } else {
                replay(recording, isOurs(recording) ? ours::add : exact::add);
            }
        }
        System.out.printf(
                "%d exchanges replayed byte-exact, %d answered with our 502 by design, %d skipped%n",
                exact.size(), ours.size(), skipped.size());
        skipped.forEach(each -> System.out.println("skipped " + each));
        assertThat(exact).hasSizeGreaterThan(200);
    }

    private static boolean seeksState(Recording recording) {
        var asked = recording.request().content().toString();
        return recording.api().contains("responses")
                && Stream.of("\"previous_response_id\":\\s*\"", "\"conversation\":\\s*[\"{]", "\"background\":\\s*true")
                        .anyMatch(state -> Pattern.compile(state).matcher(asked).find());
    }

    /** Whether no other channel being there makes it the gateway that answers. */
    private static boolean isOurs(Recording recording) {
        boolean credential = recording.status() >= 401 && recording.status() <= 403;
        var answer = recording.answer().toString();
        boolean nothingButAnError = answer.contains("event: error\n") && !answer.contains("delta");
        return credential || nothingButAnError;
    }

    private static void replay(Recording recording, Consumer<String> passed) {
        var random = new Random(recording.id().hashCode());
        road.upstream().forget();
        road.upstream(call -> answer(call, recording, random));
        var request = onSurface(recording);

        var answer = road.call(request);

        assertThat(road.upstream().calls()).as(recording.id()).hasSize(1);
        assertThat(Buffer.buffer(road.upstream().last().body()))
                .as("request of " + recording.id())
                .isEqualTo(asEdited(recording, request.content()));
        if (isOurs(recording)) {
            assertThat(answer.status()).as(recording.id()).isEqualTo(502);
            assertThat(answer.text()).contains("upstream_unavailable");
        } else {
            isAsRecorded(recording, answer);
        }
        passed.accept(recording.id());
    }

    private static void answer(UpstreamCall call, Recording recording, Random random) throws IOException {
        byte[] body = recording.answer().getBytes();
        if (random.nextInt(4) == 0) {
            call.whole(recording.status(), recording.type(), body, recording.headers());
        } else {
            call.cut(recording.status(), recording.type() + recording.headers(), body, random);
        }
    }

    private static void isAsRecorded(Recording recording, WireClient.Answer answer) {
        assertThat(answer.status()).as(recording.id()).isEqualTo(recording.status());
        assertThat(answer.complete()).as(recording.id()).isTrue();
        assertThat(answer.text()).as(recording.id()).isEqualTo(recording.answer().toString());
        assertThat(answer.content()).as(recording.id()).isEqualTo(recording.answer());
        assertThat(answer.header("content-type")).isEqualTo(recording.type());
    }

    /** The same request on the gateway's path for it, with the gateway's key in the vendor's own header. */
    private static HttpRequestText onSurface(Recording recording) {
        var group = group(recording.api());
        var headers = new ArrayList<>(List.of(key(group)));
        headers.addAll(recording.request().headers());
        headers.add("content-type: " + contentType(recording));
        return new HttpRequestText("POST", target(recording), headers, body(recording));
    }

    private static String group(String api) {
        return switch (api.substring(0, api.indexOf('.'))) {
            case "openai" -> "openai";
            case "anthropic" -> "anthropic";
            case "gemini" -> "gemini";
            default -> "compatible";
        };
    }

    private static String key(String group) {
        return switch (group) {
            case "anthropic" -> "x-api-key: sk-replay-anthropic";
            case "gemini" -> "x-goog-api-key: sk-replay-gemini";
            default -> "authorization: Bearer sk-replay-" + group;
        };
    }

    /** Paths of OpenAI's own surface and of those like it end alike; in front each host has what it likes. */
    private static String target(Recording recording) {
        var target = recording.request().target();
        if (!group(recording.api()).equals("compatible")) {
            return target;
        }
        var end = target.contains("/chat/") ? "/chat/completions" : target.substring(target.lastIndexOf('/'));
        int query = target.indexOf('?');
        return "/v1" + end + (query < 0 ? "" : target.substring(query));
    }

    private static boolean isMultipart(Recording recording) {
        return recording.api().equals("openai.images_edits");
    }

    private static Buffer body(Recording recording) {
        var body = recording.request().content();
        boolean guessedForm = isMultipart(recording) && body.toString(StandardCharsets.ISO_8859_1).startsWith("{");
        return guessedForm ? Buffer.buffer(form(recording)) : body;
    }

    private static String form(Recording recording) {
        return "--guess\r\ncontent-disposition: form-data; name=\"model\"\r\n\r\n"
                + recording.model()
                + "\r\n--guess--\r\n";
    }

    private static String contentType(Recording recording) {
        if (!isMultipart(recording)) {
            return "application/json";
        }
        var body = body(recording).toString(StandardCharsets.ISO_8859_1);
        return "multipart/form-data; boundary=" + body.substring(2, body.indexOf("\r\n"));
    }

    /** The one edit that a channel of type {@code openai} makes. */
    private static Buffer asEdited(Recording recording, Buffer sent) {
        var text = sent.toString();
        boolean asks = recording.api().equals("openai.chat") && recording.streamed() && !text.contains("include_usage");
        return asks ? Buffer.buffer("{\"stream_options\":{\"include_usage\":true}," + text.substring(1)) : sent;
    }

    @Test
    void requestsOfCodingAgentsPassUnchanged() {
        replayAgents("claude-code", "/v1/messages?beta=true", "x-api-key: sk-replay-anthropic");
        replayAgents("codex", "/v1/responses", "authorization: Bearer sk-replay-openai");
    }

    private static void replayAgents(String agent, String target, String key) {
        var bodies = Recording.requestBodies(ROOT.resolve("clients").resolve(agent));
        road.upstream(call -> call.json(400, "{}"));
        for (var body : bodies) {
            assertThat(road.call(HttpRequestText.post(target, body).only(key)).status()).isEqualTo(400);
            assertThat(road.upstream().last().body()).isEqualTo(body.getBytes());
        }
        System.out.println(bodies.size() + " requests of " + agent + " passed byte-exact");
        assertThat(bodies).isNotEmpty();
    }
}
