package io.torouter.catalog.admin;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.torouter.admin.bus.AdminCall;
import io.vertx.core.Future;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.net.URLDecoder;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * One line of the table of routes.
 *
 * @param path as the documentation writes it, with names in braces for what differs
 */
record Route(String method, String path, Step step) {
    Route(String method, String path, Work work) {
        this(method, path, new Step.Now(work));
    }

    /** One that waits for others, and blocks nothing meanwhile. */
    static Route waiting(String method, String path, Waiting waiting) {
        return new Route(method, path, new Step.Later(waiting));
    }

    /** What is done. Blocks. */
    @FunctionalInterface
    interface Work {
        Reply answer(Ask ask) throws Refused, SQLException, IOException;
    }

    /** What is done where others have to be heard first. Blocks until they are asked. */
    @FunctionalInterface
    interface Waiting {
        /** Fails with {@link Refused}, as the call itself may, or with a fault. */
        Future<Reply> answer(Ask ask) throws Refused, SQLException;
    }

    /** How a call is answered. */
    sealed interface Step {
        /** Where the call returns the answer. */
        record Now(Work work) implements Step {}

        /** Where it comes later. */
        record Later(Waiting waiting) implements Step {}
    }

    Future<Reply> answer(Ask ask) throws Refused, SQLException, IOException {
        return switch (step) {
            case Step.Now(var work) -> Future.succeededFuture(work.answer(ask));
            case Step.Later(var waiting) -> waiting.answer(ask);
        };
    }

    /**
     * A call that was understood so far.
     *
     * @param ids the parts of the path for the names in braces, decoded
     */
    record Ask(AdminCall call, Map<String, String> ids, Parameters parameters) {
        String id() {
            return ids.getOrDefault("id", "");
        }
    }

    private List<String> parts() {
        return List.of(path.split("/", -1));
    }

    /**
     * The parts of a path for the names in braces; null where the path is another.
     *
     * @param asked not decoded, so that a slash in an id is none of the path
     */
    @Nullable Map<String, String> match(List<String> asked) {
        var parts = parts();
        if (parts.size() != asked.size()) {
            return null;
        }
        var ids = new HashMap<String, String>();
        for (int i = 0; i < parts.size(); i++) {
            var part = parts.get(i);
            if (part.startsWith("{")) {
                ids.put(part.substring(1, part.length() - 1), decoded(asked.get(i)));
            } else if (!part.equals(asked.get(i))) {
                return null;
            }
        }
        return ids;
    }

    /** What is badly encoded stands for itself. */
    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text.replace("+", "%2B"), UTF_8);
        } catch (IllegalArgumentException _) {
            return text;
        }
    }
}
