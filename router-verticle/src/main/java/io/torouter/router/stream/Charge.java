package io.torouter.router.stream;

import io.torouter.answer.AnswerStream;
import io.torouter.answer.Delivered;
import io.torouter.answer.Progress;
import io.torouter.bus.Outcome;
import io.torouter.dialect.Operation;
import io.torouter.translation.count.Family;
import io.torouter.translation.count.TokenEstimator;
import io.torouter.usage.Usage;

import java.util.function.LongSupplier;

/**
 * What of an answer its client has used. Attempts that another followed are never the client's, nor are answers that
 * say that a request was refused.
 *
 * <table>
 *   <caption>Usage in the settlement, by outcome</caption>
 *   <tr><th>outcome</th><th>before the answer is committed</th><th>behind that</th></tr>
 *   <tr><td>{@code COMPLETED}</td><td colspan="2">as reported; estimated where the upstream never says</td></tr>
 *   <tr><td>{@code CANCELLED}</td><td>none; the input once the upstream has begun to answer</td>
 *       <td>what was delivered</td></tr>
 *   <tr><td>{@code UPSTREAM_ERROR}</td><td>none</td><td>what was delivered; none if nothing was</td></tr>
 *   <tr><td>{@code TRUNCATED}, {@code TIMED_OUT}, {@code INTERNAL_ERROR}</td><td>none</td>
 *       <td>what was delivered</td></tr>
 *   <tr><td>{@code REFUSED}</td><td>none</td><td>cannot be</td></tr>
 *   <tr><td>{@code ROUTER_LOST}</td><td>none</td><td>what the edge has seen, by a guess of its own</td></tr>
 * </table>
 *
 * What was delivered is what the upstream has reported, if it has said how much it generated. Else the input is as
 * reported or estimated, and the output estimated by the text that went out: never zero where there was any.
 *
 * @param reported whether all of it is the upstream's word
 */
record Charge(Usage usage, boolean reported) {
    static final Charge NONE = new Charge(Usage.NONE, false);

    /**
     * @param operation that the client asked for
     * @param model the id the upstream knows the model by
     * @param prompt estimates the input; asked only if need be
     */
    record Terms(Operation operation, String model, LongSupplier prompt) {}

    static Charge of(Outcome outcome, AnswerRelay relay, Terms terms) {
        boolean delivered = relay.committed() || outcome == Outcome.COMPLETED;
        if (!relay.isSuccess() || !(delivered || outcome == Outcome.CANCELLED)) {
            return NONE;
        }
        var answer = relay.answer();
        if (outcome == Outcome.UPSTREAM_ERROR && isEmpty(answer.delivered())) {
            return NONE;
        }
        return isSaid(answer, terms)
                ? new Charge(answer.usage(), true)
                : new Charge(estimated(answer, terms, delivered), false);
    }

    private static boolean isEmpty(Delivered delivered) {
        return delivered.bytes() == 0 && !delivered.counted();
    }

    /**
     * Images are seen, not said; where nobody speaks of tokens, their number is all there is. Upstreams that are cut
     * off may not have come to count their output, and some count it in a preamble and never again.
     */
    private static boolean isSaid(AnswerStream answer, Terms terms) {
        var usage = answer.usage();
        boolean counted = answer.delivered().counted();
        boolean nothing = usage.totalOutput() == 0;
        if (answer.progress() != Progress.COMPLETE) {
            return counted && !nothing;
        }
        boolean images = makesImages(terms.operation()) && usage.detail().images() > 0;
        return images || (answer.usageReported() && (counted || nothing));
    }

    private static Usage estimated(AnswerStream answer, Terms terms, boolean delivered) {
        var said = answer.usage();
        long input = said.totalInput() > 0 ? said.input() : terms.prompt().getAsLong();
        long written = delivered && writes(terms.operation()) ? written(answer, terms) : 0;
        long output = Math.max(said.output(), written - said.reasoning());
        return new Usage(input, said.cacheRead(), said.cacheWrite(), output, said.reasoning(), said.detail());
    }

    private static long written(AnswerStream answer, Terms terms) {
        return TokenEstimator.roughly(answer.delivered().bytes(), Family.of(terms.model()));
    }

    private static boolean makesImages(Operation operation) {
        return operation == Operation.IMAGE_GENERATIONS || operation == Operation.IMAGE_EDITS;
    }

    /** Whether what comes is text of a model. */
    private static boolean writes(Operation operation) {
        return switch (operation) {
            case COMPLETIONS, RESPONSES_COMPACT, AUDIO_TRANSCRIPTIONS, AUDIO_TRANSLATIONS -> true;
            default -> operation.generates();
        };
    }
}
