package io.torouter.grammar;

import com.fasterxml.jackson.databind.JsonNode;

import java.util.ArrayList;
import java.util.List;

/** The parts of an item's content or summary, of which the last one may be growing. */
record ResponsesParts(List<Part> parts) {
    static final ResponsesParts NONE = new ResponsesParts(List.of());

    /** How far a part has come. */
    enum Phase {
        GROWING,
        TOLD,
        CLOSED
    }

    /**
     * A part.
     *
     * @param type {@code output_text}, {@code refusal}, {@code reasoning_text}, {@code summary_text}
     */
    record Part(String type, Written text, int annotations, Phase phase) {
        Part in(Phase next) {
            return new Part(type, text, annotations, next);
        }
    }

    ResponsesParts {
        parts = List.copyOf(parts);
    }

    boolean isEmpty() {
        return parts.isEmpty();
    }

    ResponsesParts added(JsonNode data, String indexName, Complaints complaints) {
        int index = data.path(indexName).asInt(-1);
        complaints.unless(index == parts.size(), indexName + " is dense", index);
        complaints.unless(isClosed(), "one part is open at a time", index);
        var type = data.path("part").path("type").asText();
        complaints.unless(textOf(data.path("part"), type).isEmpty(), "a part begins empty", type);
        var more = new ArrayList<>(parts);
        more.add(new Part(type, Written.NOTHING, 0, Phase.GROWING));
        return new ResponsesParts(more);
    }

    private boolean isClosed() {
        return parts.isEmpty() || parts.getLast().phase() == Phase.CLOSED;
    }

    ResponsesParts grown(JsonNode data, String indexName, String kind, Complaints complaints) {
        if (!isAt(data, indexName, kind, complaints)) {
            return this;
        }
        var part = parts.getLast();
        complaints.unless(part.phase() == Phase.GROWING, "nothing is added to what was told to be whole", kind);
        complaints.unless(data.path("delta").isTextual(), "a delta has its text", kind);
        return withLast(new Part(kind, part.text().and(data.path("delta").asText()), part.annotations(), part.phase()));
    }

    ResponsesParts told(JsonNode data, String indexName, String kind, Complaints complaints) {
        if (!isAt(data, indexName, kind, complaints)) {
            return this;
        }
        var part = parts.getLast();
        complaints.unless(part.phase() == Phase.GROWING, "the whole is told once", kind);
        complaints.unless(textOf(data, kind).equals(part.text().text()), "the whole is all of its deltas", kind);
        return withLast(part.in(Phase.TOLD));
    }

    ResponsesParts annotated(JsonNode data, Complaints complaints) {
        if (!isAt(data, "content_index", "output_text", complaints)) {
            return this;
        }
        var part = parts.getLast();
        int index = data.path("annotation_index").asInt(-1);
        complaints.unless(index == part.annotations(), "annotation_index is dense", index);
        return withLast(new Part(part.type(), part.text(), index + 1, part.phase()));
    }

    ResponsesParts closed(JsonNode data, String indexName, Rules rules, Complaints complaints) {
        var whole = data.path("part");
        if (!isAt(data, indexName, whole.path("type").asText(), complaints)) {
            return this;
        }
        var part = parts.getLast();
        complaints.unless(part.phase() != Phase.CLOSED, "a part ends once", part.type());
        complaints.unless(part.phase() == Phase.TOLD, "the whole of a part is told before it ends", part.type());
        complaints.unless(textOf(whole, part.type()).equals(part.text().text()), "the whole is all of its deltas");
        // Hosts other than OpenAI have been seen to tell annotations only with the whole.
        complaints.unless(
                !rules.strict() || whole.path("annotations").size() == part.annotations(), "each annotation is added");
        return withLast(part.in(Phase.CLOSED));
    }

    private boolean isAt(JsonNode data, String indexName, String kind, Complaints complaints) {
        int index = data.path(indexName).asInt(-1);
        boolean there = !parts.isEmpty() && index == parts.size() - 1 && parts.getLast().type().equals(kind);
        return complaints.unless(there, "an event is of the open part", kind + " at " + index);
    }

    /** Checks what an item that is done has in this place. */
    void compare(JsonNode whole, Complaints complaints) {
        complaints.unless(isClosed(), "all parts have ended before their item");
        complaints.unless(whole.size() == parts.size(), "an item has the parts that were told", whole.size());
        for (int i = 0; i < Math.min(parts.size(), whole.size()); i++) {
            var part = parts.get(i);
            boolean same =
                    whole.path(i).path("type").asText().equals(part.type())
                            && textOf(whole.path(i), part.type()).equals(part.text().text());
            complaints.unless(same, "an item has the parts that were told", part.type());
        }
    }

    private static String textOf(JsonNode part, String type) {
        return part.path(type.equals("refusal") ? "refusal" : "text").asText();
    }

    private ResponsesParts withLast(Part part) {
        var more = new ArrayList<>(parts);
        more.set(more.size() - 1, part);
        return new ResponsesParts(more);
    }
}
