package io.torouter.benchmark;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.Unpooled;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The bytes of the mock upstream, made once: OpenAI's chat protocol, each event an HTTP chunk of its own. */
final class Wire {
    /** Stands around the moment at which an event left, in nanoseconds of {@link System#nanoTime}. */
    static final char STAMP = '@';

    static final int STAMP_DIGITS = 18;

    private static final String ANSWER =
            """
            {"id":"chatcmpl-bench","object":"chat.completion","created":1760000000,"model":"bench",\
            "choices":[{"index":0,"message":{"role":"assistant","content":"Lorem ipsum dolor sit amet, consectetur \
            adipiscing elit, sed do eiusmod tempor incididunt ut labore et dolore magna aliqua.","refusal":null},\
            "logprobs":null,"finish_reason":"stop"}],"usage":{"prompt_tokens":12,"completion_tokens":64,\
            "total_tokens":76},"service_tier":"default","system_fingerprint":"fp_bench"}\
            """;

    private static final String EVENT =
            """
            {"id":"chatcmpl-bench","object":"chat.completion.chunk","created":1760000000,"model":"bench",\
            "choices":[{"index":0,"delta":%s,"finish_reason":%s}]}\
            """;

    private static final String USAGE =
            """
            {"id":"chatcmpl-bench","object":"chat.completion.chunk","created":1760000000,"model":"bench",\
            "choices":[],"usage":{"prompt_tokens":12,"completion_tokens":100,"total_tokens":112}}\
            """;

    /** What the events say in turn, as no model repeats itself for long; all of one length. */
    private static final List<String> WORDS =
            List.of(
                    " lorem ipsum",
                    " dolor sit a",
                    "met, consect",
                    "etur adipisc",
                    "ing elit, se",
                    "d do eiusmod",
                    " tempor inci");

    private static final String STAMPED = STAMP + "0".repeat(STAMP_DIGITS) + STAMP;

    private final ByteBuf answer = fixed(document(ANSWER));
    private final ByteBuf head =
            fixed("HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nTransfer-Encoding: chunked\r\n\r\n");
    private final List<String> texts =
            WORDS.stream().map(words -> event(EVENT.formatted("{\"content\":\"" + words + "\"}", "null"))).toList();
    private final ByteBuf tail = fixed(end(""));
    private final ByteBuf tailWithUsage = fixed(end(event(USAGE)));
    private final byte[] stamped =
            event(EVENT.formatted("{\"content\":\"" + STAMPED + "\"}", "null")).getBytes(US_ASCII);
    private final int stampAt = new String(stamped, US_ASCII).indexOf(STAMP) + 1;

    private static String document(String json) {
        return "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: "
                + json.length()
                + "\r\n\r\n"
                + json;
    }

    private static String event(String data) {
        var event = "data: " + data + "\n\n";
        return Integer.toHexString(event.length()) + "\r\n" + event + "\r\n";
    }

    private static String end(String usage) {
        return event(EVENT.formatted("{}", "\"stop\"")) + usage + event("[DONE]") + "0\r\n\r\n";
    }

    /** Not counted, however often a duplicate of it is written: the memory goes with the last who knows it. */
    static ByteBuf fixed(String text) {
        var bytes = ByteBuffer.allocateDirect(text.length()).put(text.getBytes(US_ASCII)).flip();
        return Unpooled.unreleasableBuffer(Unpooled.wrappedBuffer(bytes));
    }

    ByteBuf answer() {
        return answer.duplicate();
    }

    ByteBuf head() {
        return head.duplicate();
    }

    /** What a client reads of one event of text, without the marks of the chunk. */
    int eventBytes() {
        var text = texts.getFirst();
        return text.indexOf("\n\n") + 2 - text.indexOf("data:");
    }

    /** Buffers of so many events of text each, to be sent in turn. */
    List<ByteBuf> bursts(int events) {
        return IntStream.range(0, texts.size()).mapToObj(burst -> fixed(events(burst * events, events))).toList();
    }

    private String events(int first, int count) {
        return IntStream.range(first, first + count)
                .mapToObj(event -> texts.get(event % texts.size()))
                .collect(Collectors.joining());
    }

    /**
     * @param usage whether the client asked for usage in the stream
     */
    ByteBuf tail(boolean usage) {
        return (usage ? tailWithUsage : tail).duplicate();
    }

    ByteBuf stamped(ByteBufAllocator allocator, long nanos) {
        var event = allocator.directBuffer(stamped.length).writeBytes(stamped);
        Digits.put(event, stampAt, STAMP_DIGITS, nanos);
        return event;
    }
}
