package io.torouter.it.process;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;

/** A streaming request in each of the dialects, what its upstream sends, and how such a stream ends. */
enum Ask {
    CHAT(
            "/v1/chat/completions",
            "{\"model\":\"chat\",\"stream\":true,\"messages\":[{\"role\":\"user\",\"content\":\"hi\"}]}",
            """
            data: {"id":"c","object":"chat.completion.chunk","choices":[{"index":0,"delta":{"content":"one"}}]}

            """,
            """
            data: {"id":"c","object":"chat.completion.chunk","choices":[{"index":0,"delta":{},"finish_reason":"stop"}]}

            data: [DONE]

            """),
    MESSAGES(
            "/v1/messages",
            "{\"model\":\"claude\",\"max_tokens\":9,\"stream\":true,\"messages\":[{\"role\":\"user\",\"content\":\"hi\"}]}",
            """
            event: message_start
            data: {"type":"message_start","message":{"id":"m","type":"message","role":"assistant","content":[],"usage":{"input_tokens":1,"output_tokens":1}}}

            event: content_block_start
            data: {"type":"content_block_start","index":0,"content_block":{"type":"text","text":""}}

            event: content_block_delta
            data: {"type":"content_block_delta","index":0,"delta":{"type":"text_delta","text":"one"}}

            """,
            """
            event: content_block_stop
            data: {"type":"content_block_stop","index":0}

            event: message_delta
            data: {"type":"message_delta","delta":{"stop_reason":"end_turn"},"usage":{"output_tokens":2}}

            event: message_stop
            data: {"type":"message_stop"}

            """),
    GENERATE(
            "/v1beta/models/gemini:streamGenerateContent?alt=sse",
            "{\"contents\":[{\"role\":\"user\",\"parts\":[{\"text\":\"hi\"}]}]}",
            """
            data: {"candidates":[{"content":{"parts":[{"text":"one"}],"role":"model"},"index":0}]}

            """,
            """
            data: {"candidates":[{"content":{"parts":[{"text":"two"}],"role":"model"},"finishReason":"STOP","index":0}]}

            """);

    private final String path;
    private final String body;
    private final String beginning;
    private final String ending;

    Ask(String path, String body, String beginning, String ending) {
        this.path = path;
        this.body = body;
        this.beginning = beginning;
        this.ending = ending;
    }

    /** Events that commit the answer and do not end it. */
    String beginning() {
        return beginning;
    }

    /** Events that end the answer as the protocol wants it. */
    String ending() {
        return ending;
    }

    HttpAnswer send(NodeProcess edge) throws Exception {
        return send(edge, body.getBytes(UTF_8));
    }

    HttpAnswer send(NodeProcess edge, byte[] bytes) throws Exception {
        return HttpAnswer.to(edge.port(), "POST " + path, Site.HEADERS, bytes);
    }

    /** The dialect of a request that came to an upstream. */
    static Ask of(ScriptedUpstream.Call call) {
        return call.path().contains("chat") ? CHAT : call.path().contains("messages") ? MESSAGES : GENERATE;
    }

    /** An upstream's answer that begins and then says nothing more until it is abandoned. */
    static void beginAndHang(ScriptedUpstream.Call call) throws IOException {
        call.startEvents();
        call.chunk(of(call).beginning());
        call.awaitGone();
    }
}
