package io.torouter.benchmark;

import java.net.InetSocketAddress;

/** The request as a client library sends it: a dozen headers, then a conversation. */
final class Prompt {
    /** The only key the gateway under test knows. */
    static final String API_KEY = "sk-benchmark-0123456789abcdef";

    static final String MODEL = "bench";

    private static final String HEAD =
            """
            POST /v1/%s HTTP/1.1
            Host: %s:%d
            Accept: application/json
            Accept-Encoding: identity
            Authorization: Bearer %s
            Connection: keep-alive
            Content-Type: application/json
            User-Agent: ToRouter-benchmark/1
            X-Request-Timeout: 600
            X-Client-Language: java
            X-Client-Runtime: linux
            X-Client-Retry-Count: 0
            Content-Length: %d

            """;

    private static final String BODY =
            """
            {"model":"%s","stream":%s,"user":"%s00000000","temperature":0.7,"max_tokens":1024,"messages":[\
            {"role":"system","content":"You are a helpful assistant."},{"role":"user","content":"%s"}]}\
            """;

    private static final String ANTHROPIC_BODY =
            """
            {"model":"%s","stream":%s,"metadata":{"user_id":"%s00000000"},"temperature":0.7,"max_tokens":1024,\
            "system":"You are a helpful assistant.","messages":[{"role":"user","content":"%s"}]}\
            """;

    private static final String LINE = "A line of a long document, with \\\"quotes\\\" and a line break.\\n";

    private Prompt() {}

    static String request(InetSocketAddress target, Traffic traffic) {
        var text = LINE.repeat(Math.max(1, traffic.promptBytes() / LINE.length()));
        var shape = traffic.translated() ? ANTHROPIC_BODY : BODY;
        var path = traffic.translated() ? "messages" : "chat/completions";
        var body = shape.formatted(MODEL, traffic.stream(), Aborts.MARK, text);
        var head = HEAD.formatted(path, target.getHostString(), target.getPort(), API_KEY, body.length());
        return head.replace("\n", "\r\n") + body;
    }
}
