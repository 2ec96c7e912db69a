package io.torouter.catalog.admin;

import io.torouter.admin.Problem;
import io.torouter.catalog.admin.Route.Ask;
import io.torouter.catalog.config.ObjectRef;
import io.torouter.catalog.objects.At;
import io.torouter.catalog.objects.Edited;
import io.torouter.catalog.yaml.ConfigProblem;

import java.util.List;

/** What an edit says of the state it starts from, and what its refusal comes to. */
final class Edition {
    /** What no object has. */
    private static final long NONE = -1;

    private Edition() {}

    /**
     * The object of a call, as its editor saw it.
     *
     * @throws Refused where the editor does not say what was seen
     */
    static At of(Ask ask, ObjectRef ref) throws Refused {
        var tag = ask.call().header("if-match").strip();
        if (tag.isEmpty()) {
            throw new Refused(
                    new Problem(
                            428,
                            "if_match_required",
                            "say by 'If-Match' which state of it you saw: its 'ETag', or '*' for whatever it is"));
        }
        return new At(ref, tag.equals("*") ? 0 : revision(tag));
    }

    /** Tags of what is not in the database are no numbers. */
    private static long revision(String tag) {
        try {
            return Math.max(1, Long.parseLong(tag.replace("\"", "")));
        } catch (NumberFormatException _) {
            return NONE;
        }
    }

    static <T> T done(Edited<T> outcome) throws Refused {
        return switch (outcome) {
            case Edited.Done<T>(var now) -> now;
            case Edited.Refused<T>(var reason, var problems) ->
                    throw new Refused(new Problem(status(reason), code(reason), detail(problems), faults(problems)));
        };
    }

    private static int status(Edited.Reason reason) {
        return switch (reason) {
            case INVALID -> 422;
            case NOT_FOUND -> 404;
            case STALE -> 412;
            case EXISTS, DECLARED, IN_USE -> 409;
        };
    }

    private static String code(Edited.Reason reason) {
        return switch (reason) {
            case INVALID -> "invalid";
            case NOT_FOUND -> "not_found";
            case STALE -> "stale";
            case EXISTS -> "exists";
            case DECLARED -> "declared";
            case IN_USE -> "in_use";
        };
    }

    private static String detail(List<ConfigProblem> problems) {
        return problems.isEmpty() ? "it cannot be done" : problems.getFirst().toString();
    }

    private static List<Problem.Fault> faults(List<ConfigProblem> problems) {
        return problems.stream().map(problem -> new Problem.Fault(problem.path(), problem.message())).toList();
    }
}
