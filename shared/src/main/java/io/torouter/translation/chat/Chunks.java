package io.torouter.translation.chat;

import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.io.SerializedString;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;

import io.torouter.canonical.Drops;
import io.torouter.canonical.ServiceTier;
import io.torouter.translation.WireSink;

import org.jspecify.annotations.Nullable;

/**
 * Writes chunks with one choice each.
 *
 * <p>What is the same in all chunks is written as it stands, not member by member: it is most of a chunk. To the
 * generator the members of a delta are those of the chunk itself.
 */
record Chunks(Frame frame, WireSink out) {
    /**
     * What all chunks of an answer say.
     *
     * @param usage whether the client wants to be told it
     * @param older whether the client knows {@code function_call} alone
     * @param opening all up to the choices
     * @param first all up to the members of the delta of choice 0
     * @param last all behind the members of a delta
     */
    record Frame(
            String id,
            long created,
            String model,
            boolean usage,
            boolean older,
            String opening,
            SerializableString first,
            SerializableString last) {
        static Frame of(String id, long created, String model, boolean usage, boolean older) {
            return of(new Frame(id, created, model, usage, older, "", EMPTY, EMPTY), null);
        }

        private static Frame of(Frame plain, @Nullable ServiceTier tier) {
            var opening = opening(plain, ServiceTiers.word(tier));
            var last = "},\"logprobs\":null,\"finish_reason\":null" + plain.ending();
            return new Frame(
                    plain.id,
                    plain.created,
                    plain.model,
                    plain.usage,
                    plain.older,
                    opening,
                    new SerializedString(opening + choice(0)),
                    new SerializedString(last));
        }

        private static String opening(Frame frame, @Nullable String tier) {
            return "\"id\":"
                    + quoted(frame.id)
                    + ",\"object\":\"chat.completion.chunk\",\"created\":"
                    + frame.created
                    + ",\"model\":"
                    + quoted(frame.model)
                    + (tier == null ? "" : ",\"service_tier\":" + quoted(tier))
                    + ",\"choices\":[";
        }

        Frame with(@Nullable ServiceTier tier) {
            return of(this, tier);
        }

        private String ending() {
            return usage ? "}],\"usage\":null" : "}]";
        }

        private SerializableString head(int candidate) {
            return candidate == 0 ? first : new SerializedString(opening + choice(candidate));
        }

        private static String choice(int candidate) {
            return "{\"index\":" + candidate + ",\"delta\":{";
        }
    }

    private static final SerializedString EMPTY = new SerializedString("");

    private static String quoted(String text) {
        return new TextNode(text).toString();
    }

    Drops drops() {
        return out.drops();
    }

    void delta(int candidate, WireSink.Json members) {
        out.event(
                "",
                json -> {
                    json.writeStartObject();
                    json.writeRaw(frame.head(candidate));
                    members.write(json);
                    json.writeRaw(frame.last());
                    json.writeEndObject();
                });
    }

    void logprobs(int candidate, ObjectNode logprobs) {
        bare(candidate, "},\"logprobs\":" + logprobs + ",\"finish_reason\":null" + frame.ending());
    }

    /** The sequence as vLLM says it; OpenAI's clients pass over what they do not know. */
    void finish(int candidate, String word, @Nullable String sequence) {
        var met = sequence == null ? "" : ",\"stop_reason\":" + quoted(sequence);
        bare(candidate, "},\"logprobs\":null,\"finish_reason\":" + quoted(word) + met + frame.ending());
    }

    private void bare(int candidate, String rest) {
        out.event(
                "",
                json -> {
                    json.writeStartObject();
                    json.writeRaw(frame.head(candidate));
                    json.writeRaw(rest);
                    json.writeEndObject();
                });
    }

    void usage(ObjectNode counts) {
        out.event(
                "",
                json -> {
                    json.writeStartObject();
                    json.writeRaw(frame.opening());
                    json.writeRaw("],\"usage\":" + counts);
                    json.writeEndObject();
                });
    }
}
