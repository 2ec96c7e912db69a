package io.torouter.translation.gemini;

import io.torouter.canonical.Block;
import io.torouter.canonical.Citation;
import io.torouter.canonical.Stop;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/**
 * How far a candidate was written; immutable.
 *
 * @param head of the open block; null for none
 * @param arguments of the open call, which is written whole
 * @param summary part of the summary that was written last; -1 for none
 * @param text all text so far, for places in it
 * @param before how much of it stood before the open block
 * @param cited of the text
 * @param stop why it ended; null while it goes on
 */
record CandidateWriting(
        int candidate,
        @Nullable Block head,
        @Nullable Trail arguments,
        int summary,
        @Nullable Trail text,
        int before,
        List<Citation> cited,
        @Nullable Stop stop) {
    CandidateWriting {
        cited = List.copyOf(cited);
    }

    static CandidateWriting empty(int candidate) {
        return new CandidateWriting(candidate, null, null, -1, null, 0, List.of(), null);
    }

    CandidateWriting begun(Block block) {
        return new CandidateWriting(candidate, block, null, -1, text, Trail.lengthOf(text), cited, stop);
    }

    CandidateWriting ended() {
        return new CandidateWriting(candidate, null, null, -1, text, before, placed(), stop);
    }

    CandidateWriting argued(String piece) {
        var more = Trail.plus(arguments, piece);
        return new CandidateWriting(candidate, head, more, summary, text, before, cited, stop);
    }

    CandidateWriting written(String piece) {
        var more = Trail.plus(text, piece);
        return new CandidateWriting(candidate, head, arguments, summary, more, before, cited, stop);
    }

    CandidateWriting summarised(int part) {
        return new CandidateWriting(candidate, head, arguments, part, text, before, cited, stop);
    }

    /** Places count from the start of all text, as Gemini's do. */
    CandidateWriting cited(Citation citation) {
        boolean placed = citation.start() >= 0;
        var moved = placed ? at(citation, citation.start() + before, citation.end() + before) : citation;
        var more = new ArrayList<>(cited);
        more.add(moved);
        return new CandidateWriting(candidate, head, arguments, summary, text, before, more, stop);
    }

    /** What came without a place is of all the text in its block: so it is with Anthropic. */
    private List<Citation> placed() {
        int end = Trail.lengthOf(text);
        return cited.stream()
                .map(citation -> citation.start() < 0 && end > before ? at(citation, before, end) : citation)
                .toList();
    }

    private static Citation at(Citation citation, int start, int end) {
        return new Citation(
                citation.url(), citation.title(), start, end, citation.quote(), citation.vendor(), citation.raw());
    }

    CandidateWriting stopped(Stop why) {
        return new CandidateWriting(candidate, null, null, -1, text, before, cited, why);
    }
}
