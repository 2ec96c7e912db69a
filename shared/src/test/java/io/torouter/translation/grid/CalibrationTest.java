package io.torouter.translation.grid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.torouter.dialect.Dialect;
import io.torouter.translation.Untranslatable;
import io.torouter.translation.count.CountMessages;
import io.torouter.translation.count.Family;
import io.torouter.translation.count.TokenEstimator;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * Estimates of prompts whose real numbers are known, where recordings lie beside the repository. Left out is what no
 * estimate can know: tools that run at the vendor, stored prompts, pictures and files behind URLs.
 */
class CalibrationTest {
    private static final JsonMapper JSON = new JsonMapper();
    private static final Map<String, Dialect> APIS =
            Map.of(
                    "anthropic.count_tokens", Dialect.ANTHROPIC_MESSAGES,
                    "anthropic.messages", Dialect.ANTHROPIC_MESSAGES,
                    "openai.responses_input_tokens", Dialect.OPENAI_RESPONSES,
                    "openai.responses", Dialect.OPENAI_RESPONSES,
                    "openai.chat", Dialect.OPENAI_CHAT,
                    "openrouter.chat", Dialect.OPENAI_CHAT,
                    "compat.chat", Dialect.OPENAI_CHAT,
                    "gemini.count_tokens", Dialect.GEMINI_GENERATE,
                    "gemini.generate", Dialect.GEMINI_GENERATE,
                    "gemini.stream", Dialect.GEMINI_GENERATE);
    private static final Set<String> UNKNOWABLE =
            Set.of(
                    "server_tools",
                    "server_tools_out",
                    "previous_response_id",
                    "image_in",
                    "file_in",
                    "audio_video_in",
                    "cache_hit_out");
    private static final Pattern COUNTS =
            Pattern.compile(
                    "\"(?:prompt_tokens|input_tokens|totalTokens|promptTokenCount|cache_read_input_tokens|"
                            + "cache_creation_input_tokens)\"\\s*:\\s*(\\d+)");

    private final TokenEstimator estimator = new TokenEstimator();

    private record Estimated(String name, Family family, long real, long estimate, long guess) {
        double ratio() {
            return (double) estimate / real;
        }

        double guessed() {
            return (double) guess / real;
        }
    }

    @Test
    void estimatesAreRatherHighThanLowAndNotFarOff() throws IOException {
        var root = recordings();
        assumeTrue(root != null, "no recordings beside the repository");
        var all = APIS.entrySet().stream().flatMap(api -> estimates(root, api.getKey(), api.getValue())).toList();

        assertThat(all).hasSizeGreaterThan(50);
        for (var family : Family.values()) {
            var own = all.stream().filter(each -> each.family() == family).toList();
            assertThat(sum(own.stream().mapToLong(Estimated::estimate)))
                    .as("all of " + family)
                    .isGreaterThanOrEqualTo(sum(own.stream().mapToLong(Estimated::real)));
        }
        assertThat(all.stream().filter(each -> each.ratio() < 0.8 || each.ratio() > 2.0).toList())
                .hasSizeLessThanOrEqualTo(all.size() / 8);
        assertThat(all.stream().filter(each -> each.guessed() < 0.7 || each.guessed() > 2.0).toList())
                .as("guessed by their lengths")
                .hasSizeLessThanOrEqualTo(all.size() / 8);
    }

    private static long sum(LongStream numbers) {
        return numbers.sum();
    }

    private Stream<Estimated> estimates(Path root, String api, Dialect dialect) {
        try (var folders = Files.list(root.resolve(api))) {
            return folders.sorted().toList().stream().map(folder -> estimate(folder, dialect)).filter(Objects::nonNull);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private @Nullable Estimated estimate(Path folder, Dialect dialect) {
        var meta = json(folder.resolve("meta.json"));
        long real = real(folder);
        boolean knowable =
                Stream.of(meta.path("features")).flatMap(CalibrationTest::words).noneMatch(UNKNOWABLE::contains);
        if (!(json(folder.resolve("request.json")).path("body") instanceof ObjectNode body) || real < 60 || !knowable) {
            return null;
        }
        try {
            var model = meta.path("model").asText();
            var prompt = CountMessages.prompt(dialect, body);
            var request = Halves.builtIn().of(dialect).requests().decode(prompt, model, false);
            var family = Family.of(model);
            long estimate = estimator.estimate(request, family);
            long guess = TokenEstimator.roughly(request, family);
            return new Estimated(folder.getFileName().toString(), family, real, estimate, guess);
        } catch (Untranslatable _) {
            return null;
        }
    }

    private static Stream<String> words(JsonNode array) {
        return Stream.iterate(0, i -> i < array.size(), i -> i + 1).map(i -> array.get(i).asText());
    }

    /** The largest number of each kind that the answer names; Anthropic's are disjoint, but none is cached here. */
    private static long real(Path folder) {
        for (var name : List.of("response.body.json", "response.sse")) {
            var file = folder.resolve(name);
            if (Files.exists(file)) {
                return COUNTS.matcher(text(file))
                        .results()
                        .mapToLong(match -> Long.parseLong(match.group(1)))
                        .max()
                        .orElse(0);
            }
        }
        return 0;
    }

    private static JsonNode json(Path file) {
        try {
            return JSON.readTree(Files.readAllBytes(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static @Nullable Path recordings() {
        for (var folder = Path.of("").toAbsolutePath(); folder != null; folder = folder.getParent()) {
            var candidate = folder.resolve("shared/recordings");
            if (Files.isDirectory(candidate)) {
                return candidate;
            }
        }
        return null;
    }
}
