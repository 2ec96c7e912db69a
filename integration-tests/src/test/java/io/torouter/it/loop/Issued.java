package io.torouter.it.loop;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.random.RandomGenerator;

/** What a vendor gave out. Its values cannot be guessed, and are the same for the same seed. */
final class Issued {
    private static final String LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

    /** Not a multiple of three, so that the text ends in padding. */
    private static final int SEAL_BYTES = 130;

    /** What an answer was made of, as the vendor wants it back. */
    record Answered(List<ObjectNode> thoughts, List<ObjectNode> items) {}

    private final RandomGenerator random;
    private final Map<String, JsonNode> sealed = new LinkedHashMap<>();
    private final Map<String, Answered> answers = new HashMap<>();
    private final Map<String, ArrayNode> kept = new HashMap<>();
    private final List<String> callIds = new ArrayList<>();

    Issued(long seed) {
        this.random = new Random(seed);
    }

    String id(String prefix, int length) {
        var id = new StringBuilder(prefix);
        random.ints(length, 0, LETTERS.length()).forEach(at -> id.append(LETTERS.charAt(at)));
        return id.toString();
    }

    /** A new id of a call. */
    String callId(String prefix, int length) {
        var id = id(prefix, length);
        callIds.add(id);
        return id;
    }

    List<String> callIds() {
        return List.copyOf(callIds);
    }

    /** A new opaque value. */
    String seal() {
        var bytes = new byte[SEAL_BYTES];
        random.nextBytes(bytes);
        return Base64.getEncoder().encodeToString(bytes);
    }

    /** Remembers what a value was given out with. */
    void sealed(String value, JsonNode with) {
        sealed.put(value, with.deepCopy());
    }

    /** What the value was given out with, null for a value that is not of this vendor. */
    @Nullable JsonNode with(String seal) {
        return sealed.get(seal);
    }

    /** All opaque values so far, in order. */
    List<String> seals() {
        return List.copyOf(sealed.keySet());
    }

    void answered(String callId, Answered answer) {
        answers.put(callId, answer);
    }

    /** The answer that made a call, null where another vendor made it. */
    @Nullable Answered answer(String callId) {
        return answers.get(callId);
    }

    void keep(String id, ArrayNode conversation) {
        kept.put(id, conversation.deepCopy());
    }

    /** A conversation that the vendor keeps, null for none. */
    @Nullable ArrayNode kept(String id) {
        return kept.get(id);
    }
}
