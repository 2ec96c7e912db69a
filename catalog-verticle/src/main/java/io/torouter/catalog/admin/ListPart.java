package io.torouter.catalog.admin;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Which part of a list a call wants.
 *
 * @param limit how many at most
 * @param after the place behind which they come; empty for the start
 */
record ListPart(int limit, String after) {
    private static final int USUAL = 100;
    private static final int MOST = 1000;

    static ListPart of(Parameters parameters) throws Refused {
        return new ListPart(limit(parameters), Cursor.read(parameters.text("cursor")));
    }

    /** How many at most, for lists that have no next part. */
    static int limit(Parameters parameters) throws Refused {
        return parameters.whole("limit", USUAL, MOST);
    }

    /** How many to look for: one more than is shown says whether others follow. */
    int most() {
        return limit + 1;
    }

    /**
     * @param found up to {@link #most}
     * @param place of one of them in the list
     * @param shown those that are, as they are shown
     */
    <T> Reply reply(List<T> found, Function<T, String> place, Function<List<T>, Stream<ObjectNode>> shown) {
        var part = found.subList(0, Math.min(limit, found.size()));
        var json = JsonNodeFactory.instance.objectNode();
        var data = json.putArray("data");
        shown.apply(part).forEach(data::add);
        return Reply.of(
                found.size() > limit
                        ? json.put("next", Cursor.write(place.apply(part.getLast())))
                        : json.putNull("next"));
    }
}
