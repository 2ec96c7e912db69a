package io.torouter.translation.features;

import static org.assertj.core.api.Assertions.assertThat;

import io.torouter.dialect.Dialect;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Every feature in every cell, whole and streamed.
 *
 * <p>{@code -Dgrid.write=true} writes the page anew, to be read before it is committed.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class GridPageTest {
    private final Map<Group, List<Cell>> cells = new LinkedHashMap<>();
    private final Reasons reasons = Reasons.read();
    private final List<String> unexplained = new ArrayList<>();

    @BeforeAll
    void tryAll() {
        for (var group : Group.all()) {
            var all = new ArrayList<Cell>();
            for (var feature : group.features()) {
                for (var client : Dialect.values()) {
                    for (var upstream : Dialect.values()) {
                        all.add(Cell.of(feature, client, upstream));
                    }
                }
            }
            cells.put(group, all);
        }
        cells.values().forEach(all -> all.forEach(this::explain));
    }

    private void explain(Cell cell) {
        explain(cell, cell.whole().outcome());
        if (!cell.isOne()) {
            explain(cell, cell.stream().outcome());
        }
    }

    private void explain(Cell cell, Outcome outcome) {
        if (Reasons.isNeeded(outcome) && reasons.why(cell, outcome) == null) {
            unexplained.add(cell + ": " + outcome);
        }
    }

    @Test
    void nothingIsLostWithoutReason() {
        assertThat(unexplained).isEmpty();
    }

    @Test
    void noReasonIsGivenForWhatWorks() {
        assertThat(reasons.stale()).isEmpty();
    }

    @Test
    void streamsNameTheLossesThatWholeAnswersName() {
        var all =
                cells.values().stream()
                        .flatMap(List::stream)
                        .filter(cell -> cell.feature() instanceof Feature.Answered);
        var apart =
                all.filter(cell -> isSaid(cell.whole()) && isSaid(cell.stream()))
                        .filter(cell -> !names(cell.whole()).equals(names(cell.stream())));

        assertThat(apart.map(Cell::toString)).isEmpty();
    }

    @Test
    void aStreamNobodyAskedForCarriesWhatAWholeAnswerCarries() {
        var all = cells.values().stream().flatMap(List::stream);
        var apart =
                all.filter(cell -> cell.whole().model().isEmpty() && isSaid(cell.stream()))
                        .filter(GridPageTest::isFoldedOtherwise);

        assertThat(apart.map(Cell::toString)).isEmpty();
    }

    /**
     * As a stream does where that says something else, and upstreams count nothing in streams unless they are asked.
     */
    private static boolean isFoldedOtherwise(Cell cell) {
        return cell.feature() instanceof Feature.Answered feature
                && !List.of(cell.whole().outcome(), cell.stream().outcome(), new Outcome.Unsaid())
                        .contains(Judge.folded(feature, cell.client(), cell.upstream()));
    }

    private static boolean isSaid(Judge.Found found) {
        return !(found.outcome() instanceof Outcome.Unsaid);
    }

    private static Set<String> names(Judge.Found found) {
        return found.outcome() instanceof Outcome.Dropped(var names) ? Set.copyOf(names) : Set.of();
    }

    @Test
    void namesOfFeaturesAreUnique() {
        assertThat(Group.all().stream().flatMap(group -> group.features().stream()).map(Feature::name))
                .doesNotHaveDuplicates();
    }

    @Test
    void pageSaysWhatTheTestsFound() throws IOException {
        var page = Page.of(cells, reasons);
        if (Boolean.getBoolean("grid.write")) {
            Files.writeString(Page.FILE, page);
        }
        assertThat(Files.readString(Page.FILE))
                .as("mvn -pl shared test -Dtest=GridPageTest -Dgrid.write=true writes %s anew", Page.FILE)
                .isEqualTo(page);
    }
}
