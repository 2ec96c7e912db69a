package io.torouter.router.stream;

import io.torouter.bus.ByteView;
import io.torouter.bus.RequestHead;
import io.torouter.dialect.Operation;
import io.torouter.request.EditedBody;
import io.torouter.request.Span;
import io.torouter.request.SpanEdit;
import io.torouter.router.upstream.UpstreamCall;
import io.torouter.router.upstream.UpstreamRequest;
import io.torouter.snapshot.Channel;
import io.torouter.snapshot.ChannelType;
import io.torouter.translation.grid.ThinkingSwitch;
import io.vertx.core.buffer.Buffer;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * What a channel that speaks the client's dialect is sent: the client's bytes, edited in the spans that must change.
 */
final class ChannelRequest {
    private static final String RESOURCE = "models/";

    private ChannelRequest() {}

    static Prepared of(Targets targets, Asked asked, Channel channel) {
        var head = asked.head();
        boolean hidesUsage = switchesUsageOn(channel, head);
        var edits = edits(channel, asked, hidesUsage);
        if (!asked.thinking()) {
            return new Prepared.Ready(channel, request(channel, asked, edits), passing(hidesUsage, List.of()));
        }
        var thinking = thinking(targets, asked, channel);
        if (thinking.edit() != null) {
            edits.add(thinking.edit());
        }
        var dropped =
                thinking.dropped() ? List.of(ThinkingSwitch.fieldOf(head.operation().dialect())) : List.<String>of();
        var ready = new Prepared.Ready(channel, request(channel, asked, edits), passing(hidesUsage, dropped));
        return Prepared.unlessStrict(asked, dropped, ready);
    }

    private static Carriage.Passing passing(boolean hidesUsage, List<String> dropped) {
        return hidesUsage || !dropped.isEmpty() ? new Carriage.Passing(hidesUsage, dropped) : Carriage.Passing.PLAIN;
    }

    private static ThinkingSwitch thinking(Targets targets, Asked asked, Channel channel) {
        var operation = asked.head().operation();
        if (!operation.generates()) {
            return new ThinkingSwitch(null, true);
        }
        var target = targets.of(asked.snapshot(), channel, operation.dialect(), asked.model());
        var view = ByteView.of(asked.body());
        return ThinkingSwitch.of(operation.dialect(), target.vendor(), view.array(), view.from(), view.to());
    }

    private static UpstreamRequest request(Channel channel, Asked asked, List<SpanEdit> edits) {
        var head = asked.head();
        var body = asked.body();
        var model = channel.upstreamModel(asked.model());
        var call = new UpstreamCall(head.operation(), model, head.target(), head.query(), head.headers());
        if (edits.isEmpty()) {
            return new UpstreamRequest(call, List.of(body), body.length());
        }
        var view = ByteView.of(body);
        var edited = EditedBody.of(view.array(), view.from(), view.to(), edits);
        var parts = edited.slices().stream().map(slice -> part(body, view, slice)).toList();
        return new UpstreamRequest(call, parts, edited.length());
    }

    /** What was not edited stays a view of the client's own bytes: the same array, not an equal one, is meant. */
    @SuppressWarnings("ReferenceEquality")
    private static Buffer part(Buffer body, ByteView view, EditedBody.Slice slice) {
        return slice.array() == view.array()
                ? body.slice(slice.from() - view.from(), slice.to() - view.from())
                : Buffer.buffer(slice.array());
    }

    private static List<SpanEdit> edits(Channel channel, Asked asked, boolean asksForUsage) {
        var edits = new ArrayList<SpanEdit>(2);
        var head = asked.head();
        var span = head.facts().modelSpan();
        var upstreamModel = channel.upstreamModel(asked.model());
        if (span != null && !upstreamModel.equals(head.model())) {
            modelEdit(asked, span, upstreamModel, edits);
        }
        var usage = head.facts().usageSwitch().edit();
        if (usage != null && asksForUsage) {
            edits.add(usage);
        }
        return edits;
    }

    /** A body beside a path that names the model may name it too, as a resource; another model there is not ours. */
    private static void modelEdit(Asked asked, Span span, String upstreamModel, List<SpanEdit> edits) {
        var head = asked.head();
        var said = String.valueOf(head.facts().model());
        var prefix = head.operation().modelInPath() && said.startsWith(RESOURCE) ? RESOURCE : "";
        if (said.equals(prefix + head.model())) {
            edits.add(new SpanEdit(span, spelled(asked, prefix + upstreamModel)));
        }
    }

    /** What may be a form may be JSON too; see the edge's reader of calls. */
    private static byte[] spelled(Asked asked, String model) {
        return switch (asked.head().operation().body()) {
            case JSON -> EditedBody.jsonString(model);
            case MULTIPART ->
                    asked.header("content-type").startsWith("application/json")
                            ? EditedBody.jsonString(model)
                            : model.getBytes(StandardCharsets.UTF_8);
            case NONE -> model.getBytes(StandardCharsets.UTF_8);
        };
    }

    /**
     * Whether the gateway asks for usage where the client did not. Hosts that only resemble OpenAI may refuse the
     * switch.
     */
    private static boolean switchesUsageOn(Channel channel, RequestHead head) {
        return head.operation() == Operation.CHAT_COMPLETIONS
                && head.stream()
                && !head.facts().usageSwitch().asked()
                && head.facts().usageSwitch().edit() != null
                && channel.type() != ChannelType.OPENAI_COMPATIBLE;
    }
}
