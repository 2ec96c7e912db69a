package io.torouter.router.stream;

import io.torouter.answer.Framing;
import io.torouter.answer.PassThrough;
import io.torouter.bus.RequestHead;
import io.torouter.dialect.Operation;
import io.torouter.snapshot.Channel;

import java.util.Locale;

/**
 * How an answer is read on its way through. The one place where a dialect of the channel that differs from the client's
 * would lead to a translating {@code AnswerStream}.
 */
final class AnswerChoice {
    private AnswerChoice() {}

    static AnswerRelay relay(RequestHead head, Answered answered, Reply reply, Channel channel) {
        var framing = framing(head.operation(), answered);
        boolean hideUsage = ChannelRequest.switchesUsageOn(channel, head);
        var answer = PassThrough.open(head.operation(), framing, hideUsage);
        return new AnswerRelay(answer, reply, answered, framing);
    }

    private static Framing framing(Operation operation, Answered answered) {
        if (!answered.isSuccess()) {
            return Framing.OPAQUE;
        }
        var type = answered.header("content-type");
        if (type == null || answered.header("content-encoding") != null) {
            return Framing.OPAQUE;
        }
        return ofType(operation, type.toLowerCase(Locale.ROOT));
    }

    private static Framing ofType(Operation operation, String type) {
        if (type.startsWith("text/event-stream")) {
            return Framing.SSE;
        }
        if (!type.startsWith("application/json")) {
            return Framing.OPAQUE;
        }
        return operation == Operation.STREAM_GENERATE_CONTENT ? Framing.JSON_ARRAY : Framing.JSON;
    }
}
