package io.torouter.grammar;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;

import io.torouter.dialect.Dialect;
import io.torouter.grammar.RecordedStreams.RecordedStream;
import io.torouter.grammar.Visibility.Mutation;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;

/** A checker that accepts everything would pass all other tests. */
class MutatedStreamsTest {
    private static RecordedStream sample(Dialect dialect) {
        var file = "/grammar/" + dialect.id() + ".sse";
        try (var in = Objects.requireNonNull(MutatedStreamsTest.class.getResourceAsStream(file), file)) {
            return new RecordedStream(file, dialect, StreamedEvent.allOf(in.readAllBytes()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @ParameterizedTest
    @EnumSource
    void acceptsSampleUnchanged(Dialect dialect) {
        for (var rules : Rules.values()) {
            assertThat(StreamedEvent.violations(StreamChecker.of(dialect, rules), sample(dialect).events())).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void missesEndOfCutStream(Dialect dialect) {
        var events = sample(dialect).events();
        for (int cut = 0; cut < events.size(); cut++) {
            var cutOff = StreamedEvent.violations(StreamChecker.of(dialect, Rules.OURS), events.subList(0, cut));
            assertThat(cutOff).as("cut before event %s", cut).isNotEmpty();
        }
    }

    @Property(tries = 2_000, shrinking = ShrinkingMode.OFF)
    void noticesMutationOfSample(@ForAll Dialect dialect, @ForAll Mutation mutation, @ForAll("places") int place) {
        assertNoticed(sample(dialect), Rules.OURS, mutation, place);
    }

    @Property(tries = 3_000, shrinking = ShrinkingMode.OFF)
    void noticesMutationOfRealStream(
            @ForAll("recorded") RecordedStream stream, @ForAll Mutation mutation, @ForAll("places") int place) {
        assertNoticed(stream, Rules.VENDORS, mutation, place);
    }

    @Provide
    Arbitrary<Integer> places() {
        return Arbitraries.integers().between(0, 10_000);
    }

    @Provide
    Arbitrary<RecordedStream> recorded() {
        var all = new ArrayList<>(RecordedStreams.all());
        all.removeIf(stream -> stream.events().stream().anyMatch(event -> event.data().path("error").isObject()));
        all.add(sample(Dialect.OPENAI_CHAT));
        return Arbitraries.of(all);
    }

    private static void assertNoticed(RecordedStream stream, Rules rules, Mutation mutation, int place) {
        int at = place % stream.events().size();
        Assume.that(Visibility.of(stream.dialect(), rules, mutation).shows(stream.events(), at));
        var mutated = renumbered(mutate(stream.events(), mutation, at), stream.dialect());
        assertThat(StreamedEvent.violations(StreamChecker.of(stream.dialect(), rules), mutated))
                .as("event %s %s in %s", at, mutation, stream)
                .isNotEmpty();
    }

    private static List<StreamedEvent> mutate(List<StreamedEvent> events, Mutation mutation, int at) {
        var mutated = new ArrayList<>(events);
        switch (mutation) {
            case DROPPED -> mutated.remove(at);
            case DOUBLED -> mutated.add(at, events.get(at));
            case SWAPPED -> Collections.swap(mutated, at, at + 1);
        }
        return mutated;
    }

    /** What the numbers of events would give away, the rest of the grammar must notice too. */
    private static List<StreamedEvent> renumbered(List<StreamedEvent> events, Dialect dialect) {
        var renumbered = new ArrayList<StreamedEvent>();
        for (var event : events) {
            if (dialect == Dialect.OPENAI_RESPONSES && event.data().has("sequence_number")) {
                ObjectNode data = event.data().deepCopy();
                renumbered.add(new StreamedEvent(event.name(), data.put("sequence_number", renumbered.size())));
            } else {
                renumbered.add(event);
            }
        }
        return renumbered;
    }
}
