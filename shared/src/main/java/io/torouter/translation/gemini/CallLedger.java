package io.torouter.translation.gemini;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/**
 * Keeps function calls and their responses together: Gemini may leave out the ids of both, and then goes by their names
 * and their order. Calls without an id get one, the same for the same input.
 */
final class CallLedger {
    private static final String MADE = "call_g_";

    private record Call(String id, String name) {}

    private final String prefix;
    private final List<Call> open = new ArrayList<>();
    private int made;

    private CallLedger(String prefix) {
        this.prefix = prefix;
    }

    /** Of the calls in a request's history. */
    static CallLedger ofHistory() {
        return new CallLedger(MADE + "h_");
    }

    /** Of the calls in an answer. */
    static CallLedger ofAnswer(@Nullable String responseId, int candidate) {
        return new CallLedger(prefix(responseId, candidate));
    }

    static String madeId(@Nullable String responseId, int candidate, int call) {
        return prefix(responseId, candidate) + call;
    }

    private static String prefix(@Nullable String responseId, int candidate) {
        var answer = responseId == null ? "" : responseId.replaceAll("[^A-Za-z0-9_-]", "");
        return MADE + answer + '_' + candidate + '_';
    }

    /** The id of a call, made where it has none. */
    String called(@Nullable String id, String name) {
        var known = id == null || id.isEmpty() ? prefix + made++ : id;
        open.add(new Call(known, name));
        return known;
    }

    /** The id of the call that a response is for: the one with its id, else the first open one with its name. */
    String answered(@Nullable String id, String name) {
        for (var call : open) {
            if (call.id().equals(id)) {
                return closed(call);
            }
        }
        for (var call : open) {
            if (call.name().equals(name)) {
                return closed(call);
            }
        }
        return id == null || id.isEmpty() ? prefix + made++ : id;
    }

    private String closed(Call call) {
        open.remove(call);
        return call.id();
    }
}
