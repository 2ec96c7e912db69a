package io.torouter.catalog.admin;

import io.torouter.admin.Problem;

import java.util.List;
import java.util.Map;

/** That a call is not done, and why. */
final class Refused extends Exception {
    private static final long serialVersionUID = 1;

    private final transient Reply reply;

    Refused(Problem problem) {
        this(problem, Map.of());
    }

    /**
     * @param headers for the answer, by their names in small letters
     */
    Refused(Problem problem, Map<String, String> headers) {
        super(problem.detail(), null, false, false);
        this.reply = Reply.of(problem, headers);
    }

    /** A call with a parameter that is wrong. */
    static Refused parameter(String name, String message) {
        return new Refused(
                new Problem(
                        400,
                        "invalid_parameter",
                        "the parameter '" + name + "' is wrong: " + message,
                        List.of(new Problem.Fault(name, message))));
    }

    /** A body with a field that is wrong. */
    static Refused invalid(String field, String message) {
        return new Refused(
                new Problem(422, "invalid", field + ": " + message, List.of(new Problem.Fault(field, message))));
    }

    static Refused notFound(String what) {
        return new Refused(new Problem(404, "not_found", "there is no " + what));
    }

    Reply reply() {
        return reply;
    }
}
