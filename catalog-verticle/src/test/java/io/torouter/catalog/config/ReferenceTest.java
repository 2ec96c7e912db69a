package io.torouter.catalog.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.torouter.catalog.yaml.ConfigText;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Holds {@code docs/configuration.md} and the example to what the code reads. */
class ReferenceTest {
    private static final Path REFERENCE = Path.of("../docs/configuration.md");

    @Test
    void namesEveryKeyOfTheFullFile() throws IOException {
        var full = Files.readString(Path.of("src/test/resources/config/accepted/full.yaml"));
        var keys = Pattern.compile("([a-z_0-9]+): ").matcher(full).results().map(match -> match.group(1)).distinct();
        var reference = Files.readString(REFERENCE);

        assertThat(keys)
                .isNotEmpty()
                .allSatisfy(key -> assertThat(reference).containsPattern("`([a-z]+\\.)?" + key + "[`.]"));
    }

    @Test
    void showsAnExampleThatLoads() throws IOException {
        var example = Pattern.compile("(?s)```yaml\n(.*?)```").matcher(Files.readString(REFERENCE));
        var environment =
                Map.of("OPENAI_API_KEY", "one", "ANTHROPIC_API_KEY", "two", "TOROUTER_KEY", "sk-for-the-test");

        assertThat(example.find()).isTrue();
        var reading = new ConfigReader(environment, _ -> List.of()).read(new ConfigText("example", example.group(1)));

        assertThat(reading.problems()).isEmpty();
    }

    @Test
    void comesWithAFileThatLoads() throws IOException {
        var example = Files.readString(Path.of("../torouter.example.yaml"));
        var reading = new ConfigReader(Map.of(), _ -> List.of()).read(new ConfigText("example", example));

        assertThat(reading.problems()).isEmpty();
        assertThat(reading.warnings()).isEmpty();
    }
}
