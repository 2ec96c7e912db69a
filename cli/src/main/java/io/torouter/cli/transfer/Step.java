package io.torouter.cli.transfer;

import com.fasterxml.jackson.databind.JsonNode;

/** What an import does about one object. */
public sealed interface Step {
    Wanted wanted();

    /** It is not there yet. */
    record Create(Wanted wanted) implements Step {}

    /**
     * It is there and says something else.
     *
     * @param id by which the gateway knows it
     * @param etag of the state that was seen
     */
    record Replace(Wanted wanted, String id, String etag) implements Step {}

    /** It is there already, or may not be touched; why, in words. */
    record Leave(Wanted wanted, String why) implements Step {}

    /** The step for an object that a gateway shows. */
    static Step of(Wanted wanted, JsonNode shown, String etag, boolean replace) {
        if (!shown.path("origin").asText().equals("database")) {
            return new Leave(wanted, "it is there, and not in the database");
        }
        if (Likeness.same(wanted.section(), wanted.entry(), shown)) {
            return new Leave(wanted, "it is there");
        }
        return replace
                ? new Replace(wanted, shown.path("id").asText(), etag)
                : new Leave(wanted, "it is there and differs; --replace writes it anew");
    }

    /** In a word. */
    default String verb() {
        return switch (this) {
            case Create _ -> "create";
            case Replace _ -> "replace";
            case Leave _ -> "leave";
        };
    }

    /** Why, where that needs saying. */
    default String reason() {
        return this instanceof Leave(_, var why) ? why : "";
    }
}
