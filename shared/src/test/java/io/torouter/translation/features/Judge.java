package io.torouter.translation.features;

import io.torouter.canonical.Answer;
import io.torouter.canonical.GenerationRequest;
import io.torouter.canonical.Part;
import io.torouter.canonical.Role;
import io.torouter.dialect.Dialect;
import io.torouter.translation.Untranslatable;
import io.torouter.translation.stage.ToolRestoring;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;

/** Finds out what becomes of features. */
final class Judge {
    private Judge() {}

    /**
     * An outcome, and with which upstream.
     *
     * @param model its name where an older or another one than the first was needed; empty else
     */
    record Found(Outcome outcome, String model) {}

    /** The best that the upstreams of the dialect can do; of equally bad ones the first. */
    static Found found(Feature feature, Dialect client, Dialect dialect, boolean stream) {
        var all = new ArrayList<Found>();
        for (var upstream : Upstreams.of(dialect)) {
            var outcome = outcome(feature, new Road(client, dialect, upstream), stream);
            all.add(new Found(outcome, all.isEmpty() ? "" : upstream.name()));
        }
        return all.stream().min(Comparator.comparingInt(found -> rank(found.outcome()))).orElseThrow();
    }

    private static int rank(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Carried _, Outcome.Passes _ -> 0;
            case Outcome.Changed _ -> 1;
            case Outcome.Dropped _, Outcome.Refused _, Outcome.Unsaid _ -> 2;
        };
    }

    private static Outcome outcome(Feature feature, Road road, boolean stream) {
        try {
            return switch (feature) {
                case Feature.Asked asked -> asked(asked, road, stream);
                case Feature.Answered answered -> answered(answered, road, stream, stream);
                case Feature.Returned returned -> returned(returned, road, stream);
            };
        } catch (Untranslatable | Road.Failed refusal) {
            return new Outcome.Refused(String.valueOf(refusal.getMessage()));
        }
    }

    private static Outcome asked(Feature.Asked feature, Road road, boolean stream) {
        var said = feature.said().by(road.client());
        var facts = feature.facts();
        var request = said == null ? null : ClientRequest.saying(road.client(), streaming(said, stream), facts);
        if (request == null) {
            return new Outcome.Unsaid();
        }
        if (road.client() == road.dialect()) {
            return new Outcome.Passes();
        }
        var written = road.there(request);
        var arrived = facts.apply(road.heard(written, stream));
        return compared(facts.apply(request.read().request()), arrived, written.drops().names());
    }

    private static Outcome compared(String sent, String arrived, List<String> dropped) {
        if (arrived.equals(sent)) {
            return new Outcome.Carried();
        }
        return dropped.isEmpty() ? new Outcome.Changed(arrived) : new Outcome.Dropped(dropped);
    }

    /** What becomes of an answer that an upstream streams although nobody asked for a stream. */
    static Outcome folded(Feature.Answered feature, Dialect client, Dialect dialect) {
        return answered(feature, new Road(client, dialect, Upstreams.of(dialect).getFirst()), false, true);
    }

    private static Outcome answered(Feature.Answered feature, Road road, boolean stream, boolean streams) {
        var said = feature.said().by(road.dialect());
        var request = first(feature.asked(), road, streams);
        if (said == null || request == null) {
            return new Outcome.Unsaid();
        }
        var sent = road.sent(request, said, streams);
        var facts = feature.facts();
        var known = facts.apply(restored(road, request, sent));
        if (!known.equals(facts.apply(said))) {
            return new Outcome.Unsaid();
        }
        if (road.client() == road.dialect()) {
            return new Outcome.Passes();
        }
        var got = road.back(request, road.there(request), sent, stream);
        return compared(facts.apply(said), facts.apply(got.answer()), got.dropped());
    }

    private static Answer restored(Road road, ClientRequest request, Road.Sent sent) {
        var names = road.client() == road.dialect() ? null : road.there(request).names();
        return names == null ? sent.answer() : new ToolRestoring(names).restore(sent.answer());
    }

    /** The client's words for what it asked, with all that it can say of it. */
    private static @Nullable ClientRequest first(GenerationRequest asked, Road road, boolean stream) {
        return ClientRequest.saying(road.client(), streaming(asked, stream), Facts::tools);
    }

    private static Outcome returned(Feature.Returned feature, Road road, boolean stream) {
        var said = feature.said().by(road.dialect());
        var request = first(feature.asked(), road, stream);
        if (said == null || request == null) {
            return new Outcome.Unsaid();
        }
        var sent = road.sent(request, said, stream);
        var facts = feature.facts();
        Function<Answer, String> ofAnswer =
                answer ->
                        facts.apply(
                                Asking.asking()
                                        .turns(
                                                Asking.turn(
                                                        Role.ASSISTANT,
                                                        answer.candidates().getFirst().parts().toArray(Part[]::new)))
                                        .request());
        if (!ofAnswer.apply(sent.answer()).equals(ofAnswer.apply(said))) {
            return new Outcome.Unsaid();
        }
        if (road.client() == road.dialect()) {
            return new Outcome.Passes();
        }
        var got = road.back(request, road.there(request), sent, stream);
        var next = ClientRequest.of(road.client(), FollowUp.body(road.client(), request.body(), got.raw()), stream);
        var written = road.there(next);
        return compared(ofAnswer.apply(said), facts.apply(road.heard(written, stream)), written.drops().names());
    }

    private static GenerationRequest streaming(GenerationRequest from, boolean stream) {
        return new GenerationRequest(
                from.model(),
                stream,
                from.turns(),
                from.tools(),
                from.format(),
                from.output(),
                from.thinking(),
                from.sampling(),
                from.limits(),
                from.caller(),
                from.extras());
    }
}
