package io.torouter.microbenchmark;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.torouter.dialect.Dialect;

import java.util.ArrayList;
import java.util.List;

/** An answer of {@value #CHUNKS} short texts in each dialect, as the vendors write them. */
final class StreamSample {
    static final int CHUNKS = 200;

    private static final String TEXT = " brown fox";

    private StreamSample() {}

    /** Head, text and tail, each event by itself. */
    static byte[][] chunks(Dialect dialect) {
        var events = new ArrayList<String>();
        events.addAll(head(dialect));
        for (int i = 0; i < CHUNKS; i++) {
            events.add(text(dialect, i));
        }
        events.addAll(tail(dialect));
        return events.stream().map(event -> event.getBytes(UTF_8)).toArray(byte[][]::new);
    }

    private static List<String> head(Dialect dialect) {
        return switch (dialect) {
            case OPENAI_CHAT -> List.of(chat("{\"role\":\"assistant\",\"content\":\"\",\"refusal\":null}", "null"));
            case OPENAI_RESPONSES ->
                    List.of(
                            responses("response.created", 0, "\"response\":" + response("in_progress", "[]")),
                            responses(
                                    "response.output_item.added",
                                    1,
                                    "\"output_index\":0,\"item\":{\"id\":\"msg_1\",\"type\":\"message\",\"status\":"
                                            + "\"in_progress\",\"content\":[],\"role\":\"assistant\"}"),
                            responses(
                                    "response.content_part.added",
                                    2,
                                    "\"item_id\":\"msg_1\",\"output_index\":0,\"content_index\":0,\"part\":"
                                            + "{\"type\":\"output_text\",\"annotations\":[],\"text\":\"\"}"));
            case ANTHROPIC_MESSAGES ->
                    List.of(
                            anthropic(
                                    "message_start",
                                    "\"message\":{\"model\":\"claude\",\"id\":\"msg_1\",\"type\":\"message\",\"role\":"
                                            + "\"assistant\",\"content\":[],\"stop_reason\":null,\"stop_sequence\":"
                                            + "null,\"usage\":{\"input_tokens\":9,\"output_tokens\":1}}"),
                            anthropic(
                                    "content_block_start",
                                    "\"index\":0,\"content_block\":{\"type\":\"text\",\"text\":\"\"}"));
            case GEMINI_GENERATE -> List.of();
        };
    }

    private static String text(Dialect dialect, int number) {
        return switch (dialect) {
            case OPENAI_CHAT -> chat("{\"content\":\"" + TEXT + "\"}", "null");
            case OPENAI_RESPONSES ->
                    responses(
                            "response.output_text.delta",
                            number + 3,
                            "\"item_id\":\"msg_1\",\"output_index\":0,\"content_index\":0,\"delta\":\""
                                    + TEXT
                                    + "\",\"logprobs\":[],\"obfuscation\":\"aKx9\"");
            case ANTHROPIC_MESSAGES ->
                    anthropic(
                            "content_block_delta",
                            "\"index\":0,\"delta\":{\"type\":\"text_delta\",\"text\":\"" + TEXT + "\"}");
            case GEMINI_GENERATE -> gemini("");
        };
    }

    private static List<String> tail(Dialect dialect) {
        return switch (dialect) {
            case OPENAI_CHAT -> List.of(chat("{}", "\"stop\""), "data: [DONE]\n\n");
            case OPENAI_RESPONSES -> responsesTail();
            case ANTHROPIC_MESSAGES ->
                    List.of(
                            anthropic("content_block_stop", "\"index\":0"),
                            anthropic(
                                    "message_delta",
                                    "\"delta\":{\"stop_reason\":\"end_turn\",\"stop_sequence\":null},\"usage\":"
                                            + "{\"output_tokens\":400}"),
                            "event: message_stop\ndata: {\"type\":\"message_stop\"}\n\n");
            case GEMINI_GENERATE -> List.of(gemini(",\"finishReason\":\"STOP\""));
        };
    }

    private static List<String> responsesTail() {
        var part = "{\"type\":\"output_text\",\"annotations\":[],\"text\":\"" + TEXT.repeat(CHUNKS) + "\"}";
        var item =
                "{\"id\":\"msg_1\",\"type\":\"message\",\"status\":\"completed\",\"role\":\"assistant\",\"content\":["
                        + part
                        + "]}";
        return List.of(
                responses(
                        "response.content_part.done",
                        CHUNKS + 3,
                        "\"item_id\":\"msg_1\",\"output_index\":0,\"content_index\":0,\"part\":" + part),
                responses("response.output_item.done", CHUNKS + 4, "\"output_index\":0,\"item\":" + item),
                responses("response.completed", CHUNKS + 5, "\"response\":" + response("completed", "[" + item + "]")));
    }

    private static String chat(String delta, String finish) {
        return "data: {\"id\":\"chatcmpl-1\",\"object\":\"chat.completion.chunk\",\"created\":1700000000,\"model\":"
                + "\"gpt\",\"service_tier\":\"default\",\"system_fingerprint\":null,\"choices\":[{\"index\":0,"
                + "\"delta\":"
                + delta
                + ",\"logprobs\":null,\"finish_reason\":"
                + finish
                + "}],\"usage\":null}\n\n";
    }

    private static String responses(String type, int number, String rest) {
        return "event: "
                + type
                + "\ndata: {\"type\":\""
                + type
                + "\",\"sequence_number\":"
                + number
                + ','
                + rest
                + "}\n\n";
    }

    private static String response(String status, String output) {
        return "{\"id\":\"resp_1\",\"object\":\"response\",\"created_at\":1700000000,\"status\":\""
                + status
                + "\",\"model\":\"gpt\",\"output\":"
                + output
                + ",\"usage\":null}";
    }

    private static String anthropic(String type, String rest) {
        return "event: " + type + "\ndata: {\"type\":\"" + type + "\"," + rest + "}\n\n";
    }

    private static String gemini(String end) {
        return "data: {\"candidates\":[{\"content\":{\"parts\":[{\"text\":\""
                + TEXT
                + "\"}],\"role\":\"model\"}"
                + end
                + ",\"index\":0}],\"usageMetadata\":{\"promptTokenCount\":9,\"candidatesTokenCount\":2,"
                + "\"totalTokenCount\":11},\"modelVersion\":\"gemini\",\"responseId\":\"r1\"}\r\n\r\n";
    }
}
