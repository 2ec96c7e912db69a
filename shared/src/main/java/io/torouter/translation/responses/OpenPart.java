package io.torouter.translation.responses;

import com.fasterxml.jackson.databind.node.ObjectNode;

import io.torouter.canonical.Citation;
import io.torouter.canonical.TokenLogprob;

import java.util.ArrayList;
import java.util.List;

/**
 * A part of a message that grows.
 *
 * @param refusal whether it is one; a text otherwise
 */
record OpenPart(boolean refusal, Pieces text, List<Citation> citations, List<TokenLogprob> logprobs) {
    OpenPart(boolean refusal) {
        this(refusal, Pieces.NONE, List.of(), List.of());
    }

    OpenPart with(String next) {
        return new OpenPart(refusal, text.and(next), citations, logprobs);
    }

    OpenPart with(Citation citation) {
        var more = new ArrayList<>(citations);
        more.add(citation);
        return new OpenPart(refusal, text, more, logprobs);
    }

    OpenPart with(List<TokenLogprob> tokens) {
        var more = new ArrayList<>(logprobs);
        more.addAll(tokens);
        return new OpenPart(refusal, text, citations, more);
    }

    ObjectNode json(String all) {
        return refusal ? OutputItems.refusal(all) : OutputItems.text(all, citations, logprobs);
    }
}
