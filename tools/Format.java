import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.spi.ToolProvider;
import java.util.stream.Stream;

/**
 * Formats the Java sources of the given folders, or of all ({@code write}), or says which ones are not formatted
 * ({@code check}) and fails. The build runs it as a source file with google-java-format on the class path, on the JDK
 * of the project, because the formatter parses with the compiler it runs on and Maven itself may run on an older one.
 */
final class Format {
    private static final List<String> STYLE = List.of("--aosp", "--max-line-length", "120");

    private Format() {}

    public static void main(String[] args) {
        var mode = mode(args[0]);
        var modules = args[1].isBlank() ? List.of(".") : List.of(args[1].split(" "));
        var sources = modules.stream().map(Path::of).flatMap(Format::sources).toList();
        var arguments = Stream.of(STYLE, mode, sources).flatMap(List::stream);
        var formatter = ToolProvider.findFirst("google-java-format").orElseThrow();
        var result = formatter.run(System.out, System.err, arguments.toArray(String[]::new));
        if (result != 0) {
            System.err.println("The files above are not formatted, or do not parse: run ./format");
        }
        System.exit(result);
    }

    private static List<String> mode(String name) {
        return switch (name) {
            case "write" -> List.of("--replace");
            case "check" -> List.of("--dry-run", "--set-exit-if-changed");
            default -> throw new IllegalArgumentException("expected write or check, not " + name);
        };
    }

    /** The sources below a folder; what the build makes under target is nobody's style. */
    private static Stream<String> sources(Path folder) {
        try (var files = Files.walk(folder)) {
            return files
                    .map(Path::normalize)
                    .map(Path::toString)
                    .filter(file -> file.endsWith(".java") && !file.contains("target/"))
                    .toList()
                    .stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
