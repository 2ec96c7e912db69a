package io.torouter.translation.responses;

import static io.torouter.dialect.Dialect.OPENAI_RESPONSES;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.torouter.canonical.Answer;
import io.torouter.canonical.Answer.Candidate;
import io.torouter.canonical.Drops;
import io.torouter.canonical.Extras;
import io.torouter.canonical.Field;
import io.torouter.canonical.Media;
import io.torouter.canonical.Part;
import io.torouter.canonical.Refusal;
import io.torouter.canonical.Seal;
import io.torouter.canonical.Stop;
import io.torouter.canonical.Stop.Reason;
import io.torouter.canonical.StructuredData;
import io.torouter.canonical.Text;
import io.torouter.canonical.Thought;
import io.torouter.canonical.TokenLogprob;
import io.torouter.canonical.ToolCall;
import io.torouter.canonical.ToolResult;
import io.torouter.canonical.VendorPart;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/** Writes a whole answer. Texts and refusals that follow one another are parts of one message. */
final class AnswerWriter {
    private final ResponseFrame frame;
    private final Drops drops;
    private final List<ObjectNode> output = new ArrayList<>();
    private @Nullable ArrayNode message;

    /** The last item, if its state may be that it was cut; images have no such state. */
    private @Nullable ObjectNode cut;

    private List<TokenLogprob> logprobs = List.of();

    AnswerWriter(ResponseFrame frame, Drops drops) {
        this.frame = frame;
        this.drops = drops;
    }

    ObjectNode write(Answer answer) {
        if (answer.candidates().size() > 1) {
            drops.add(Field.CANDIDATES);
        }
        var candidate = answer.candidates().isEmpty() ? EMPTY : answer.candidates().getFirst();
        logprobs = candidate.logprobs();
        candidate.parts().forEach(this::part);
        var ending = Ending.of(candidate.stop(), candidate.parts().stream().anyMatch(Refusal.class::isInstance));
        if (cut != null && ending.status().equals(OutputItems.INCOMPLETE)) {
            cut.put("status", OutputItems.INCOMPLETE);
        }
        var status =
                new ResponseFrame.Status(
                        ending.status(), null, ending.incompleteReason(), answer.usage(), answer.serviceTier());
        return finished(frame.response(status, output), answer.extras());
    }

    private ObjectNode finished(ObjectNode response, Extras extras) {
        extras.writeTo(response, OPENAI_RESPONSES, drops);
        if (response.get(AnswerReader.USAGE) instanceof ObjectNode usage) {
            extras.of(OPENAI_RESPONSES, AnswerReader.USAGE)
                    .properties()
                    .forEach(count -> usage.putIfAbsent(count.getKey(), count.getValue()));
        }
        return response;
    }

    private static final Candidate EMPTY = new Candidate(0, List.of(), Stop.of(Reason.END), List.of(), Extras.NONE);

    private void part(Part part) {
        switch (part) {
            case Text text -> text(text);
            case Refusal refusal -> say(OutputItems.refusal(refusal.text()), refusal.extras());
            case StructuredData data -> text(new Text(data.json().toString()));
            case Thought thought -> thought(thought);
            case ToolCall call -> call(call);
            case Media media -> media(media);
            case VendorPart vendor when vendor.vendor() == OPENAI_RESPONSES -> item(vendor.json());
            case VendorPart _, ToolResult _ -> drops.add(Field.VENDOR_PART);
        }
    }

    /** Where there are several texts the first is given the probabilities of all, as nobody says whose they are. */
    private void text(Text text) {
        var part = OutputItems.text(text.text(), text.citations(), logprobs);
        logprobs = List.of();
        if (part.path("annotations").size() < text.citations().size()) {
            drops.add(Field.CITATIONS);
        }
        say(part, text.extras());
        seal(text.seal());
    }

    private void say(ObjectNode part, Extras extras) {
        var content = message;
        if (content == null || Origin.is(extras, Origin.INPUT)) {
            content = JsonNodeFactory.instance.arrayNode();
            var begun = OutputItems.message(id("msg"), OutputItems.COMPLETED, content);
            Origin.ofMessage(extras).writeTo(begun, OPENAI_RESPONSES, drops);
            item(begun);
            message = content;
            cut = begun;
        }
        Origin.ofContent(extras).writeTo(part, OPENAI_RESPONSES, drops);
        content.add(part);
    }

    private String id(String kind) {
        return frame.ids().of(kind, output.size());
    }

    private void item(ObjectNode item) {
        message = null;
        cut = null;
        output.add(item);
    }

    private void thought(Thought thought) {
        var text = thought.summary().isEmpty() ? "" : thought.text();
        var sealed = sealed(thought.seal());
        var item = ThoughtItems.write(id("rs"), ThoughtItems.shownSummary(thought), text, sealed);
        thought.extras().writeTo(item, OPENAI_RESPONSES, drops);
        item(item);
    }

    private String sealed(@Nullable Seal seal) {
        return frame.context().sealText(OPENAI_RESPONSES, seal);
    }

    private void seal(@Nullable Seal seal) {
        if (seal != null) {
            item(ThoughtItems.write(id("rs"), List.of(), "", sealed(seal)));
        }
    }

    private void call(ToolCall call) {
        var id = id(OutputItems.prefix(call.tool().kind()));
        var callId = OutputItems.callId(call.id(), call.seal());
        var arguments = OutputItems.arguments(call.tool(), call.arguments());
        var item = OutputItems.call(id, OutputItems.COMPLETED, callId, call.tool(), arguments);
        call.extras().writeTo(item, OPENAI_RESPONSES, drops);
        item(item);
        cut = item;
    }

    private void media(Media media) {
        var image = ImageItems.write(id("ig"), media);
        if (image != null) {
            media.extras().writeTo(image, OPENAI_RESPONSES, drops);
            item(image);
            seal(media.seal());
            return;
        }
        drops.add(Field.of(media.kind()));
        if (media.transcript() != null) {
            text(new Text(media.transcript()));
        }
    }
}
