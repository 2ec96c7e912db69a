package io.torouter.router.check;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;

import io.torouter.answer.Framing;
import io.torouter.dialect.Dialect;
import io.torouter.grammar.StreamChecker;
import io.torouter.translation.grid.EventSource;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.util.function.Consumer;

/** Reads the events of one stream out of its bytes and shows them to the grammar. */
final class EventCheck implements EventSource.Events {
    private static final JsonMapper JSON = new JsonMapper();

    private final EventSource source;
    private final boolean repeatsErrors;
    private final Consumer<String> violations;
    private StreamChecker checker;
    private @Nullable JsonNode error;
    private boolean ending;

    EventCheck(Subject subject, Framing framing, Consumer<String> violations) {
        this.source = EventSource.of(framing);
        this.repeatsErrors = subject.dialect() == Dialect.GEMINI_GENERATE;
        this.violations = violations;
        this.checker = StreamChecker.of(subject.dialect(), subject.side().rules());
    }

    void feed(byte[] array, int from, int to) {
        source.feed(array, from, to, this);
    }

    void end() {
        ending = true;
        source.end(this);
        checker.end(violations);
    }

    @Override
    public void event(String name, byte[] array, int from, int to) {
        try (JsonParser parser = JSON.createParser(array, from, to - from)) {
            @Nullable JsonNode data = JSON.readTree(parser);
            step(name, data == null ? JSON.missingNode() : data);
        } catch (IOException _) {
            notJson();
        }
    }

    private void step(String name, JsonNode data) {
        boolean again = repeatsErrors && data.equals(error);
        if (!again) {
            error = data.has("error") ? data : null;
            checker = checker.step(name, data, violations);
        }
    }

    /** What the upstream was cut off in is no event; that the end is missing is told anyway. */
    private void notJson() {
        if (!ending) {
            violations.accept("an event is JSON");
        }
    }

    @Override
    public void done() {
        checker = checker.done(violations);
    }

    /** A check gives up long before a source does. */
    @Override
    public void tooLarge() {}
}
