package io.torouter.it.road;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonToken;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.StringJoiner;
import java.util.stream.Collectors;

/**
 * One exchange with a real API, from the folder that the recordings' own index describes.
 *
 * @param api the first part of the exchange's name, such as {@code openai.chat}
 * @param request as recorded; guessed where only the answer was published
 * @param model what the request asks for; guessed where it does not say
 * @param headers of the answer, those of the connection left out: lines, each behind a line end
 * @param answer the recorded body of the answer
 */
record Recording(
        String id,
        String api,
        HttpRequestText request,
        String model,
        boolean streamed,
        int status,
        String type,
        String headers,
        Buffer answer) {
    private static final Set<String> OF_CONNECTION =
            Set.of(
                    "transfer-encoding",
                    "content-length",
                    "connection",
                    "keep-alive",
                    "content-encoding",
                    "content-type");

    /** {@code TOROUTER_RECORDINGS} as a system property or in the environment, else a folder beside the repository. */
    static Path root() {
        return Optional.ofNullable(System.getProperty("TOROUTER_RECORDINGS"))
                .or(() -> Optional.ofNullable(System.getenv("TOROUTER_RECORDINGS")))
                .map(Path::of)
                .orElseGet(() -> Path.of("").toAbsolutePath().resolve("../../shared/recordings").normalize());
    }

    static List<Recording> all(Path root) {
        try (var files = Files.find(root, 3, (file, _) -> file.endsWith("response.json"))) {
            return files.sorted().map(file -> read(file.getParent())).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Bodies of requests that were recorded without their answer, below that folder. */
    static List<Buffer> requestBodies(Path folder) {
        try (var files = Files.find(folder, 3, (file, _) -> file.endsWith("request.json"))) {
            return files.sorted().map(file -> writtenBody(bytes(file))).filter(body -> body.length() > 0).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Recording read(Path folder) {
        var asked = json(folder.resolve("request.json"));
        var answered = json(folder.resolve("response.json"));
        var meta = json(folder.resolve("meta.json"));
        var model = meta.getString("model", "unknown");
        var bodyFile = answered.getString("body_file");
        boolean streamed = bodyFile.endsWith(".sse") || meta.getBoolean("stream", false);
        var api = meta.getString("api");
        return new Recording(
                meta.getString("id"),
                api,
                request(folder, asked, guess(api, model, streamed)),
                model == null ? "unknown" : model,
                streamed,
                answered.getInteger("status"),
                answered.getJsonObject("headers").getString("content-type", "application/json"),
                afterLineEnds(headerLines(answered.getJsonObject("headers"))),
                Buffer.buffer(bytes(folder.resolve(bodyFile))));
    }

    private static HttpRequestText request(Path folder, JsonObject asked, Buffer guess) {
        var target = asked.getString("path") + query(asked.getJsonArray("query", new JsonArray()));
        Buffer body = guess;
        if (asked.containsKey("body")) {
            body = writtenBody(bytes(folder.resolve("request.json")));
        } else if (asked.containsKey("body_file")) {
            body = Buffer.buffer(bytes(folder.resolve(asked.getString("body_file"))));
        }
        return new HttpRequestText(
                asked.getString("method"), target, headerLines(asked.getJsonObject("headers")), body);
    }

    private static String query(JsonArray pairs) {
        var query = new StringJoiner("&", "?", "").setEmptyValue("");
        for (int i = 0; i < pairs.size(); i++) {
            var pair = pairs.getJsonArray(i);
            query.add(pair.getString(0) + '=' + pair.getString(1));
        }
        return query.toString();
    }

    private static List<String> headerLines(JsonObject headers) {
        return headers.stream()
                .filter(header -> !OF_CONNECTION.contains(header.getKey()))
                .map(header -> header.getKey() + ": " + header.getValue())
                .toList();
    }

    private static String afterLineEnds(List<String> lines) {
        return lines.stream().map(line -> "\r\n" + line).collect(Collectors.joining());
    }

    private static Buffer guess(String api, String model, boolean streamed) {
        var options = streamed && api.endsWith(".chat") ? ",\"stream_options\":{\"include_usage\":true}" : "";
        return Buffer.buffer("{\"model\":\"%s\",\"stream\":%s%s}".formatted(model, streamed, options));
    }

    private static JsonObject json(Path file) {
        return Buffer.buffer(bytes(file)).toJsonObject();
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The value of {@code body} with the spelling it has in the file; empty where there is none. */
    private static Buffer writtenBody(byte[] file) {
        try (var parser = new JsonFactory().createParser(file)) {
            parser.nextToken();
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                var name = parser.currentName();
                parser.nextToken();
                int from = (int) parser.currentTokenLocation().getByteOffset();
                parser.skipChildren();
                if (name.equals("body")) {
                    return Buffer.buffer(
                            Arrays.copyOfRange(file, from, (int) parser.currentLocation().getByteOffset()));
                }
            }
            return Buffer.buffer();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
