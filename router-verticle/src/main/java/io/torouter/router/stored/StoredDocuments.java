package io.torouter.router.stored;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.torouter.stored.StoredResponse;
import io.vertx.core.buffer.Buffer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * What clients are told of stored responses.
 *
 * @see <a href="https://platform.openai.com/docs/api-reference/responses">Responses, as in the OpenAPI document 2.3.0,
 *     read 2026-11-24</a>
 */
final class StoredDocuments {
    private static final JsonMapper JSON = new JsonMapper();

    private StoredDocuments() {}

    static Buffer response(StoredResponse stored) {
        return Buffer.buffer(stored.response());
    }

    static Buffer deleted(String id) {
        var json = JsonNodeFactory.instance.objectNode();
        return written(json.put("id", id).put("object", "response").put("deleted", true));
    }

    /** The items that a response was made from: all that was said before it, and what its own request added. */
    static Buffer inputItems(Conversation conversation, PageOfItems page) {
        try {
            var items = new ArrayList<ObjectNode>();
            for (var response : conversation.responses().reversed()) {
                addAll(items, response.id(), JSON.readTree(response.input()));
                if (!response.equals(conversation.newest())) {
                    addAll(items, response.id(), JSON.readTree(response.response()).path("output"));
                }
            }
            return written(page.of(items));
        } catch (IOException e) {
            throw new UncheckedIOException("a stored response cannot be read", e);
        }
    }

    private static void addAll(List<ObjectNode> items, String response, JsonNode added) {
        for (var item : added) {
            if (item instanceof ObjectNode object) {
                items.add(complete(object, response, items.size()));
            }
        }
    }

    /** Clients may leave out what goes without saying; those who ask get it in full. */
    private static ObjectNode complete(ObjectNode item, String response, int place) {
        if (!item.hasNonNull("type")) {
            item.put("type", "message");
        }
        if (!item.hasNonNull("id")) {
            item.put("id", (isMessage(item) ? "msg_" : "item_") + place + '_' + response);
        }
        if (isMessage(item)) {
            item.set("content", parts(item));
            if (!item.hasNonNull("status")) {
                item.put("status", "completed");
            }
        }
        return item;
    }

    private static boolean isMessage(ObjectNode item) {
        return "message".equals(item.path("type").asText());
    }

    private static JsonNode parts(ObjectNode message) {
        var content = message.path("content");
        if (!content.isTextual()) {
            return content;
        }
        boolean said = "assistant".equals(message.path("role").asText());
        var part = JsonNodeFactory.instance.objectNode().put("type", said ? "output_text" : "input_text");
        if (said) {
            part.set("annotations", JsonNodeFactory.instance.arrayNode());
        }
        return JsonNodeFactory.instance.arrayNode().add(part.put("text", content.asText()));
    }

    private static Buffer written(ObjectNode document) {
        try {
            return Buffer.buffer(JSON.writeValueAsBytes(document));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Which of the items a client wants.
     *
     * @param limit from 1 to 100
     * @param after the id behind which the page begins; empty for the start
     * @param newestFirst in which order
     */
    record PageOfItems(int limit, String after, boolean newestFirst) {
        private static final int MOST = 100;
        private static final int USUAL = 20;

        /** Reads the query of the request; what it does not say, or says wrongly, is as the vendor has it. */
        static PageOfItems of(String query) {
            return new PageOfItems(
                    limit(Query.value(query, "limit")),
                    Query.value(query, "after"),
                    !"asc".equals(Query.value(query, "order")));
        }

        private static int limit(String text) {
            try {
                return text.isEmpty() ? USUAL : Math.clamp(Integer.parseInt(text), 1, MOST);
            } catch (NumberFormatException _) {
                return USUAL;
            }
        }

        private ObjectNode of(List<ObjectNode> oldestFirst) {
            var items = new ArrayList<>(oldestFirst);
            if (newestFirst) {
                Collections.reverse(items);
            }
            int from = start(items);
            int to = Math.min(items.size(), from + limit);
            var page = items.subList(from, to);
            ArrayNode data = JsonNodeFactory.instance.arrayNode().addAll(page);
            var list = JsonNodeFactory.instance.objectNode().put("object", "list");
            list.set("data", data);
            return list.put("first_id", page.isEmpty() ? null : page.getFirst().path("id").asText())
                    .put("last_id", page.isEmpty() ? null : page.getLast().path("id").asText())
                    .put("has_more", to < items.size());
        }

        private int start(List<ObjectNode> items) {
            for (int i = 0; i < items.size(); i++) {
                if (!after.isEmpty() && items.get(i).path("id").asText().equals(after)) {
                    return i + 1;
                }
            }
            return 0;
        }
    }
}
