package io.torouter.error;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;

/** What we decided once to say, as files; the line ends in them count. */
final class Golden {
    private Golden() {}

    static String text(String name) {
        try (var file = Golden.class.getResourceAsStream("/error/" + name)) {
            return new String(file.readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
