package io.torouter.router.stream;

import io.torouter.bus.ByteView;
import io.torouter.bus.RequestHead;
import io.torouter.dialect.Operation;
import io.torouter.request.EditedBody;
import io.torouter.request.Span;
import io.torouter.request.SpanEdit;
import io.torouter.router.upstream.UpstreamRequest;
import io.torouter.snapshot.Channel;
import io.torouter.snapshot.ChannelType;
import io.vertx.core.buffer.Buffer;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** What a channel is sent: the client's bytes, edited in the spans that must change for it. */
final class ChannelRequest {
    private static final String RESOURCE = "models/";

    private ChannelRequest() {}

    static UpstreamRequest of(Channel channel, RequestHead head, Buffer body) {
        var edits = edits(channel, head);
        if (edits.isEmpty()) {
            return new UpstreamRequest(head, List.of(body), body.length());
        }
        var view = ByteView.of(body);
        var edited = EditedBody.of(view.array(), view.from(), view.to(), edits);
        var parts = edited.slices().stream().map(slice -> part(body, view, slice)).toList();
        return new UpstreamRequest(head, parts, edited.length());
    }

    /** What was not edited stays a view of the client's own bytes: the same array, not an equal one, is meant. */
    @SuppressWarnings("ReferenceEquality")
    private static Buffer part(Buffer body, ByteView view, EditedBody.Slice slice) {
        return slice.array() == view.array()
                ? body.slice(slice.from() - view.from(), slice.to() - view.from())
                : Buffer.buffer(slice.array());
    }

    private static List<SpanEdit> edits(Channel channel, RequestHead head) {
        var edits = new ArrayList<SpanEdit>(2);
        var span = head.facts().modelSpan();
        var upstreamModel = channel.upstreamModel(head.model());
        if (span != null && !upstreamModel.equals(head.model())) {
            modelEdit(head, span, upstreamModel, edits);
        }
        var usage = head.facts().usageSwitch().edit();
        if (usage != null && switchesUsageOn(channel, head)) {
            edits.add(usage);
        }
        return edits;
    }

    /** A body beside a path that names the model may name it too, as a resource; another model there is not ours. */
    private static void modelEdit(RequestHead head, Span span, String upstreamModel, List<SpanEdit> edits) {
        var said = String.valueOf(head.facts().model());
        var prefix = head.operation().modelInPath() && said.startsWith(RESOURCE) ? RESOURCE : "";
        if (said.equals(prefix + head.model())) {
            edits.add(new SpanEdit(span, spelled(head.operation(), prefix + upstreamModel)));
        }
    }

    private static byte[] spelled(Operation operation, String model) {
        return switch (operation.body()) {
            case JSON -> EditedBody.jsonString(model);
            case MULTIPART, NONE -> model.getBytes(StandardCharsets.UTF_8);
        };
    }

    /**
     * Whether the gateway asks for usage where the client did not. Hosts that only resemble OpenAI may refuse the
     * switch.
     */
    static boolean switchesUsageOn(Channel channel, RequestHead head) {
        return head.operation() == Operation.CHAT_COMPLETIONS
                && head.stream()
                && !head.facts().usageSwitch().asked()
                && head.facts().usageSwitch().edit() != null
                && channel.type() != ChannelType.OPENAI_COMPATIBLE;
    }
}
