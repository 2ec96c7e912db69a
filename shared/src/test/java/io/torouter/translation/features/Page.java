package io.torouter.translation.features;

import io.torouter.dialect.Dialect;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Writes {@code docs/grid.md}. */
final class Page {
    static final Path FILE = Path.of("../docs/grid.md");
    private static final Map<Dialect, String> NAMES =
            Map.of(
                    Dialect.OPENAI_CHAT, "OpenAI chat",
                    Dialect.OPENAI_RESPONSES, "OpenAI responses",
                    Dialect.ANTHROPIC_MESSAGES, "Anthropic",
                    Dialect.GEMINI_GENERATE, "Gemini");
    private static final String HEAD =
            """
            # What is carried where

            This page is written by the tests: each line was tried in each direction, on the road that a request takes, and the
            build fails when the outcome is no longer the one below. Write it anew with

            ```
            mvn -pl shared test -Dtest=GridPageTest -Dgrid.write=true
            ```

            Reasons stand in `shared/src/test/resources/features/reasons.json`. A loss that is not named to the client fails the
            build, and so does a loss without a reason, or a reason for something that works. `conformance/run` goes through the same
            combinations with the vendors' own SDKs.

            There is a table for each protocol that a client may speak, with a column for each protocol that the upstream may speak.

            | in a table | means |
            | --- | --- |
            | yes | arrives, and means the same |
            | yes (model) | so with that model or host; the newest models do not take it, and lose it as below the others |
            | passes | client and upstream speak the same protocol: the bytes pass, and so does all that we never heard of |
            | other form | arrives, said otherwise; nothing is lost but what the note names |
            | dropped | left out, and named in `x-torouter-dropped`; with `x-torouter-strict: true` the request is refused instead |
            | refused | answered with an error that says why, unless another channel can take it |
            | – | who would have to say it has no word for it |

            What an answer loses on its way to the client is named where the answer is whole. The head of a stream has left by then, so
            a comment before its end names it, and to clients of Gemini, whose SDKs take no comments, nothing does. Where a stream
            fares otherwise, it is said behind a semicolon.

            """;

    private final Reasons reasons;
    private final List<String> notes = new ArrayList<>();
    private final StringBuilder text = new StringBuilder(HEAD);

    private Page(Reasons reasons) {
        this.reasons = reasons;
    }

    static String of(Map<Group, List<Cell>> cells, Reasons reasons) {
        var page = new Page(reasons);
        page.upstreams();
        for (var client : Dialect.values()) {
            page.text.append("## Clients of ").append(NAMES.get(client)).append("\n\n");
            page.table(client, cells);
        }
        page.notes();
        return page.text.toString();
    }

    private void upstreams() {
        text.append("The upstreams that stand for a protocol here, the newest first:\n\n");
        for (var dialect : Dialect.values()) {
            var names = Upstreams.of(dialect).stream().map(Upstreams.Upstream::name);
            text.append("- ").append(NAMES.get(dialect)).append(": ").append(names.collect(Collectors.joining(", ")));
            text.append('\n');
        }
        text.append('\n');
    }

    /** Names are unique. */
    private static boolean isOf(Cell cell, Feature feature) {
        return cell.feature().name().equals(feature.name());
    }

    private void table(Dialect client, Map<Group, List<Cell>> cells) {
        row(Stream.concat(Stream.of(""), Stream.of(Dialect.values()).map(NAMES::get)));
        row(Stream.of("---", "---", "---", "---", "---"));
        cells.forEach((group, all) -> {
            row(Stream.of("**" + group.title() + "**", "", "", "", ""));
            for (var feature : group.features()) {
                var own = all.stream().filter(cell -> cell.client() == client && isOf(cell, feature));
                row(Stream.concat(Stream.of(feature.name()), own.map(this::cell)));
            }
        });
        text.append('\n');
    }

    private void row(Stream<String> columns) {
        text.append(columns.collect(Collectors.joining(" | ", "| ", " |"))).append('\n');
    }

    private String cell(Cell cell) {
        var whole = outcome(cell, cell.whole());
        return cell.isOne() ? whole : whole + "; stream: " + outcome(cell, cell.stream());
    }

    private String outcome(Cell cell, Judge.Found found) {
        var model = found.model().isEmpty() ? "" : " (" + found.model() + ")";
        return switch (found.outcome()) {
            case Outcome.Passes _ -> "passes";
            case Outcome.Carried _ -> "yes" + model;
            case Outcome.Changed _ -> "other form" + model + note(cell, found.outcome());
            case Outcome.Dropped(var names) ->
                    "dropped"
                            + note(cell, found.outcome())
                            + ": "
                            + names.stream().map(Page::code).collect(Collectors.joining(", "));
            case Outcome.Refused _ -> "refused" + note(cell, found.outcome());
            case Outcome.Unsaid _ -> "–" + note(cell, found.outcome());
        };
    }

    private static String code(String name) {
        return '`' + name + '`';
    }

    private String note(Cell cell, Outcome outcome) {
        var why = reasons.why(cell, outcome);
        if (why == null) {
            return " ?";
        }
        if (!notes.contains(why)) {
            notes.add(why);
        }
        return " " + (notes.indexOf(why) + 1);
    }

    private void notes() {
        text.append("## Notes\n\n");
        for (int i = 0; i < notes.size(); i++) {
            text.append(i + 1).append(". ").append(notes.get(i)).append('\n');
        }
    }
}
