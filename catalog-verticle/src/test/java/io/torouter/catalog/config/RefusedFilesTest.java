package io.torouter.catalog.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.torouter.catalog.yaml.ConfigProblem;
import io.torouter.catalog.yaml.ConfigText;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Each file below {@code config/refused} comes with the messages it must lead to, all of them and in order. */
class RefusedFilesTest {
    private static final Path FILES = Path.of("src/test/resources/config/refused");

    static Stream<String> cases() throws IOException {
        try (var files = Files.list(FILES)) {
            return files
                    .map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".yaml"))
                    .sorted()
                    .toList()
                    .stream();
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void namesEveryProblemOfTheFileAndItsPlace(String name) throws IOException {
        var text = new ConfigText(name, Files.readString(FILES.resolve(name)));
        var environment = Map.of("WORD", "a-word-from-outside", "EMPTY", "");

        var problems = new ConfigReader(environment, _ -> List.of()).read(text).problems();

        assertThat(problems.stream().map(ConfigProblem::toString).collect(Collectors.joining("\n", "", "\n")))
                .isEqualTo(Files.readString(FILES.resolve(name.replace(".yaml", ".txt"))))
                .doesNotContain("a-word-from-outside");
    }
}
