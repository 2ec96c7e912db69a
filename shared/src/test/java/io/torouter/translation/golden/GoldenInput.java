package io.torouter.translation.golden;

import io.torouter.dialect.Dialect;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A sample that is to be brought into every dialect: {@code golden/<case>/<kind>.<dialect>.in.<json or sse>}. What
 * comes out stands beside it, as {@code <kind>.<from>-to-<to>.<json or sse>}.
 */
@SuppressWarnings("ArrayRecordComponent")
record GoldenInput(Path file, Kind kind, Dialect dialect, byte[] bytes) {
    private static final Pattern NAME =
            Pattern.compile("(request|answer|stream)\\.([a-z]+\\.[a-z]+)\\.in\\.(json|sse)");
    private static final Path FOLDER = Path.of("src/test/resources/golden");

    /** What it is a sample of. */
    enum Kind {
        REQUEST,
        ANSWER,
        STREAM
    }

    static List<GoldenInput> all() {
        try (var files = Files.walk(FOLDER)) {
            return files.filter(file -> NAME.matcher(file.getFileName().toString()).matches())
                    .sorted()
                    .map(GoldenInput::read)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<GoldenInput> of(Kind kind) {
        return all().stream().filter(input -> input.kind == kind).toList();
    }

    private static GoldenInput read(Path file) {
        var name = NAME.matcher(file.getFileName().toString());
        if (!name.matches()) {
            throw new IllegalArgumentException(file.toString());
        }
        var kind = Kind.valueOf(name.group(1).toUpperCase(java.util.Locale.ROOT));
        return new GoldenInput(file, kind, Dialect.byId(name.group(2)).orElseThrow(), bytesOf(file));
    }

    static byte[] bytesOf(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Where the outcome for a dialect stands. */
    Path output(Dialect target) {
        var suffix = kind == Kind.STREAM ? ".sse" : ".json";
        var name = file.getFileName().toString();
        var start = name.substring(0, name.indexOf(".in."));
        return file.resolveSibling(start + "-to-" + target.id() + suffix);
    }

    @Override
    public String toString() {
        return FOLDER.relativize(file).toString();
    }
}
