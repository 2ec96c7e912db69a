package io.torouter.catalog.source;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toUnmodifiableMap;
import static java.util.stream.Collectors.toUnmodifiableSet;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;

/** The models of channels that nobody configured, from {@code known-models.txt}. */
record KnownModels(Map<String, Set<String>> byChannel) {
    static KnownModels shipped() {
        try (var resource = KnownModels.class.getResourceAsStream("known-models.txt")) {
            var bytes = Objects.requireNonNull(resource, "known-models.txt is part of this module").readAllBytes();
            return parse(new String(bytes, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Public id to upstream id; the two are the same here. */
    Map<String, String> of(String channel) {
        return byChannel.getOrDefault(channel, Set.of()).stream()
                .collect(toUnmodifiableMap(Function.identity(), Function.identity()));
    }

    private static KnownModels parse(String text) {
        return new KnownModels(
                text.lines()
                        .filter(line -> !line.isBlank() && !line.startsWith("#"))
                        .map(line -> line.split(" ", 2))
                        .collect(groupingBy(words -> words[0], mapping(words -> words[1], toUnmodifiableSet()))));
    }
}
