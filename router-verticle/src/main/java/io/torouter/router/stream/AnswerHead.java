package io.torouter.router.stream;

import io.torouter.bus.Headers;
import io.torouter.translation.grid.ClientForm;
import io.torouter.translation.grid.ForeignAnswers;
import io.torouter.translation.grid.TranslatingAnswer;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** What the client is told ahead of an answer's body; settled when the first of it leaves. */
@FunctionalInterface
interface AnswerHead {
    /** What an upstream's headers say to clients of any dialect. */
    Set<String> COMMON = Set.of("retry-after", "retry-after-ms", "x-should-retry");

    String DROPPED = "x-torouter-dropped";

    Answered now();

    /** Of an answer that passes. */
    static AnswerHead passing(Answered answered) {
        return () -> answered;
    }

    /**
     * Of an answer in another dialect: what only the upstream's clients understand is left out. Of a stream the head
     * names what the request lost, however much of the stream is known when it leaves.
     */
    static AnswerHead translated(Answered answered, TranslatingAnswer answer, ForeignAnswers by) {
        var asked = by.dropped();
        return () -> {
            var pairs = new ArrayList<String>();
            pairs.addAll(List.of("content-type", answer.contentType()));
            for (int i = 0; i < answered.headers().count(); i++) {
                var name = answered.headers().name(i);
                if (COMMON.contains(name) || name.startsWith("x-torouter-")) {
                    pairs.addAll(List.of(name, answered.headers().value(i)));
                }
            }
            answer.headers().forEach((name, value) -> pairs.addAll(List.of(name, value)));
            var dropped = by.form() == ClientForm.WHOLE ? by.dropped() : asked;
            return withDropped(new Answered(answer.status(), new Headers(pairs)), dropped);
        };
    }

    /** The same, saying what could not be carried. */
    static Answered withDropped(Answered answered, List<String> dropped) {
        return dropped.isEmpty() ? answered : answered.with(DROPPED, String.join(",", dropped));
    }
}
