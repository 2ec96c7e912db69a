package io.torouter.bus;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.torouter.dialect.Operation;
import io.torouter.error.ErrorCode;
import io.torouter.error.GatewayError;
import io.torouter.request.RequestFacts;
import io.torouter.request.Span;
import io.torouter.request.SpanEdit;
import io.torouter.request.UsageSwitch;
import io.torouter.usage.Usage;
import io.vertx.core.buffer.Buffer;

import java.util.List;

/** One frame of each type with every field set. */
final class Frames {
    static final Settlement SETTLEMENT =
            new Settlement(Outcome.COMPLETED, "openai-main", 2, new Usage(10, 20, 30, 40, 50), true, 1234);

    private Frames() {}

    static List<Frame> ofEachType() {
        return List.of(
                new Open(1, head(), Buffer.buffer("{\"model\""), 100, 65536),
                new Body(2, 3, Buffer.buffer("body")),
                new Credit(4, 32768),
                new Cancel(5),
                new Head(6, 200, Headers.of("content-type", "text/event-stream")),
                new Data(7, 8, Buffer.buffer("data: 1\n\n")),
                new Full(9, 201, Headers.of("a", "b", "c", "d"), Buffer.buffer("{}"), SETTLEMENT),
                new End(10, 11, SETTLEMENT),
                new Fail(12, new GatewayError(ErrorCode.EXHAUSTED, "no upstream", 7), true, SETTLEMENT),
                new Settled(13, SETTLEMENT));
    }

    private static RequestHead head() {
        var edit = new SpanEdit(new Span(5, 6), "{}".getBytes(UTF_8));
        return new RequestHead(
                "req_1",
                Operation.CHAT_COMPLETIONS,
                "default",
                "laptop",
                "gpt-5",
                "object",
                "alt=sse",
                true,
                "session",
                new RequestFacts("gpt-5", new Span(1, 4), true, new UsageSwitch(false, edit), "hint"),
                Headers.of("accept", "*/*"));
    }
}
