package io.torouter.it.loop;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** How hosts of OpenAI's chat dialect show reasoning, and what they want back of it. */
enum ChatThoughts {
    /** OpenAI itself shows none. */
    HIDDEN {
        @Override
        void show(Script.Said said, ObjectNode message, Issued issued) {}
    },
    /** DeepSeek: {@code reasoning_content}, which must come back with calls of the current loop. */
    CONTENT {
        @Override
        void show(Script.Said said, ObjectNode message, Issued issued) {
            message.put("reasoning_content", said.thought());
        }
    },
    /** OpenRouter before Claude: a signed text, and of a silent answer a redacted part. */
    CLAUDE {
        @Override
        void show(Script.Said said, ObjectNode message, Issued issued) {
            var details = message.put("reasoning", said.thought()).putArray("reasoning_details");
            var text = detail("reasoning.text", "anthropic-claude-v1", 0, details).put("text", said.thought());
            text.put("signature", issued.seal());
            if (said.text().isEmpty()) {
                detail("reasoning.encrypted", "anthropic-claude-v1", 1, details).put("data", issued.seal());
            }
        }
    },
    /** OpenRouter before OpenAI: a summary and the encrypted item. */
    GPT {
        @Override
        void show(Script.Said said, ObjectNode message, Issued issued) {
            var details = message.put("reasoning", said.thought()).putArray("reasoning_details");
            detail("reasoning.summary", "openai-responses-v1", 0, details).put("summary", said.thought());
            detail("reasoning.encrypted", "openai-responses-v1", 0, details)
                    .put("data", issued.seal())
                    .put("id", issued.id("rs_", 48));
        }
    },
    /** OpenRouter before Gemini: a text, and the signature of the first call under the call's id. */
    GEMINI {
        @Override
        void show(Script.Said said, ObjectNode message, Issued issued) {
            var details = message.put("reasoning", said.thought()).putArray("reasoning_details");
            detail("reasoning.text", "google-gemini-v1", 0, details).put("text", said.thought());
            var id = message.at("/tool_calls/0/id").asText("");
            if (!id.isEmpty()) {
                detail("reasoning.encrypted", "google-gemini-v1", 0, details).put("data", issued.seal()).put("id", id);
            }
        }
    };

    /** Adds to a message that has its calls. */
    abstract void show(Script.Said said, ObjectNode message, Issued issued);

    private static ObjectNode detail(String type, String format, int index, ArrayNode details) {
        return details.addObject().put("type", type).put("format", format).put("index", index);
    }

    /** The opaque value of an element; empty for none. */
    static String seal(JsonNode detail) {
        return detail.path("signature").asText("") + detail.path("data").asText("");
    }

    /** Elements as one answer has them: a stream's pieces of one text are one. */
    static ArrayNode joined(JsonNode details) {
        var joined = Json.array();
        for (var detail : details) {
            var last = joined.isEmpty() ? Json.object() : (ObjectNode) joined.get(joined.size() - 1);
            boolean goesOn =
                    last.path("type").equals(detail.path("type"))
                            && last.path("index").equals(detail.path("index"))
                            && seal(last).isEmpty();
            if (goesOn) {
                Json.append(last, "text", detail.path("text"));
                Json.append(last, "summary", detail.path("summary"));
                Json.append(last, "signature", detail.path("signature"));
            } else {
                joined.add(detail.deepCopy());
            }
        }
        return joined;
    }
}
