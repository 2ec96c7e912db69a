package io.torouter.router;

import io.torouter.bus.Headers;
import io.torouter.bus.RequestHead;
import io.torouter.dialect.BodyKind;
import io.torouter.dialect.Operation;
import io.torouter.request.RequestFacts;

/** Makes request heads that differ from a plain one in what a test is about. */
public final class Heads {
    private static final String JSON = "application/json";

    private Heads() {}

    public static RequestHead of(Operation operation, String model) {
        return of(operation, model, RequestFacts.EMPTY);
    }

    public static RequestHead of(Operation operation, String model, RequestFacts facts) {
        var type = operation.body() == BodyKind.MULTIPART ? "multipart/form-data; boundary=b" : JSON;
        return typed(operation, model, facts, type);
    }

    /** One with a body of that type. */
    public static RequestHead typed(Operation operation, String model, RequestFacts facts, String contentType) {
        return head(operation, model, "", "", facts, contentType);
    }

    public static RequestHead toObject(Operation operation, String target, String query) {
        return head(operation, "", target, query, RequestFacts.EMPTY, JSON);
    }

    public static RequestHead withQuery(Operation operation, String model, String query) {
        return head(operation, model, "", query, RequestFacts.EMPTY, JSON);
    }

    private static RequestHead head(
            Operation operation, String model, String target, String query, RequestFacts facts, String contentType) {
        return new RequestHead(
                "req_1",
                operation,
                "default",
                "laptop",
                model,
                target,
                query,
                facts.stream(),
                "",
                facts,
                Headers.of("content-type", contentType));
    }
}
