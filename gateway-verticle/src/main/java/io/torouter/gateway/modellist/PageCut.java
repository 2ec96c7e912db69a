package io.torouter.gateway.modellist;

import io.torouter.snapshot.Model;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * Which part of a list is asked for. A cursor is an id and need not exist any more: ids are in order.
 *
 * @param after the page begins behind that id; null for the beginning
 * @param before the page ends before that id, and counts only without {@code after}; null for the end
 * @param limit models on the page; at least 1
 */
record PageCut(@Nullable String after, @Nullable String before, int limit) {
    static final PageCut NONE = new PageCut(null, null, Integer.MAX_VALUE);

    /**
     * Reads a limit.
     *
     * @param text a number, or null or nonsense for {@code usual}
     */
    static int limit(@Nullable String text, int usual, int most) {
        if (text == null) {
            return usual;
        }
        try {
            var limit = Integer.parseInt(text);
            return limit < 1 ? usual : Math.min(limit, most);
        } catch (NumberFormatException notANumber) {
            return usual;
        }
    }

    /**
     * Cuts the page out.
     *
     * @param models in the order of their ids
     */
    ModelPage apply(List<Model> models) {
        if (after == null && before != null) {
            return lastOf(models.stream().filter(model -> model.id().compareTo(before) < 0).toList());
        }
        return firstOf(models.stream().filter(model -> after == null || model.id().compareTo(after) > 0).toList());
    }

    private ModelPage firstOf(List<Model> models) {
        var more = models.size() > limit;
        return new ModelPage(more ? models.subList(0, limit) : models, more);
    }

    private ModelPage lastOf(List<Model> models) {
        var more = models.size() > limit;
        return new ModelPage(more ? models.subList(models.size() - limit, models.size()) : models, more);
    }
}
