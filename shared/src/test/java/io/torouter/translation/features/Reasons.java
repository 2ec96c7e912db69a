package io.torouter.translation.features;

import com.fasterxml.jackson.databind.JsonNode;

import io.torouter.dialect.Dialect;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Why an outcome is short of yes: {@code features/reasons.json}, a list of {@code {"is": …, "of": […], "clients": […],
 * "upstreams": […], "arrives": […], "why": …}}. Without {@code clients} or {@code upstreams} all are meant. Whatever
 * arrives changed must be among {@code arrives}, so that it cannot change again unseen.
 */
final class Reasons {
    private static final Path FILE = Path.of("src/test/resources/features/reasons.json");

    private final List<Reason> reasons;

    private Reasons(List<Reason> reasons) {
        this.reasons = List.copyOf(reasons);
    }

    /**
     * @param is the kind of outcome: {@code unsaid}, {@code changed}, {@code dropped}, {@code refused}
     * @param used what of the lists has met an outcome that it explains
     */
    record Reason(
            String is,
            List<String> of,
            List<String> clients,
            List<String> upstreams,
            List<String> arrives,
            String why,
            Set<String> used) {
        private boolean explains(Cell cell, Outcome outcome) {
            boolean explains =
                    is.equals(kind(outcome))
                            && of.contains(cell.feature().name())
                            && has(clients, cell.client())
                            && has(upstreams, cell.upstream())
                            && (!(outcome instanceof Outcome.Changed(var arrived)) || arrives.contains(arrived));
            if (explains) {
                note(cell, outcome);
            }
            return explains;
        }

        private static boolean has(List<String> dialects, Dialect dialect) {
            return dialects.isEmpty() || dialects.contains(dialect.id());
        }

        private void note(Cell cell, Outcome outcome) {
            used.add(cell.feature().name());
            used.add("from " + cell.client().id());
            used.add("to " + cell.upstream().id());
            if (outcome instanceof Outcome.Changed(var arrived)) {
                used.add("as " + arrived);
            }
        }

        private List<String> stale() {
            var claims = new ArrayList<>(of);
            clients.forEach(client -> claims.add("from " + client));
            upstreams.forEach(upstream -> claims.add("to " + upstream));
            arrives.forEach(arrived -> claims.add("as " + arrived));
            claims.removeAll(used);
            return claims.stream().map(claim -> claim + ": " + why).toList();
        }
    }

    static Reasons read() {
        try {
            var reasons = new ArrayList<Reason>();
            for (var json : ClientRequest.JSON.readTree(Files.readString(FILE))) {
                reasons.add(reason(json));
            }
            return new Reasons(reasons);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Reason reason(JsonNode json) {
        return new Reason(
                json.path("is").asText(),
                words(json.path("of")),
                words(json.path("clients")),
                words(json.path("upstreams")),
                words(json.path("arrives")),
                json.path("why").asText(),
                new LinkedHashSet<>());
    }

    private static List<String> words(JsonNode array) {
        var words = new ArrayList<String>();
        array.forEach(word -> words.add(word.asText()));
        return words;
    }

    /** Null where there is none; the first of several. */
    @Nullable String why(Cell cell, Outcome outcome) {
        return reasons.stream()
                .filter(reason -> reason.explains(cell, outcome))
                .map(Reason::why)
                .findFirst()
                .orElse(null);
    }

    static boolean isNeeded(Outcome outcome) {
        return !kind(outcome).isEmpty();
    }

    private static String kind(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Passes _, Outcome.Carried _ -> "";
            case Outcome.Changed _ -> "changed";
            case Outcome.Dropped _ -> "dropped";
            case Outcome.Refused _ -> "refused";
            case Outcome.Unsaid _ -> "unsaid";
        };
    }

    /** What the file says of outcomes that are not there, once all cells were asked about. */
    Collection<String> stale() {
        return reasons.stream().flatMap(reason -> reason.stale().stream()).toList();
    }
}
