package io.torouter.admin;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import java.util.List;

/**
 * Why the admin API did not do what it was asked, in the form of RFC 9457 (read 2026-11-28).
 *
 * @param status of HTTP
 * @param code names the reason for programs; a word of a small set
 * @param detail what is wrong, for people
 * @param faults the parts of the request that are wrong; empty where it is none in particular
 */
public record Problem(int status, String code, String detail, List<Fault> faults) {
    public static final String MEDIA_TYPE = "application/problem+json";

    /**
     * A part of the request that is wrong.
     *
     * @param field where it is, such as {@code models[1].id} in a body, or the name of a parameter
     */
    public record Fault(String field, String message) {}

    public Problem {
        faults = List.copyOf(faults);
    }

    /** One that is about no part in particular. */
    public Problem(int status, String code, String detail) {
        this(status, code, detail, List.of());
    }

    public byte[] json() {
        var json = JsonNodeFactory.instance.objectNode();
        json.put("type", "about:blank").put("title", title(status)).put("status", status);
        json.put("code", code).put("detail", detail);
        if (!faults.isEmpty()) {
            var errors = json.putArray("errors");
            faults.forEach(fault -> errors.add(json(fault)));
        }
        return json.toString().getBytes(UTF_8);
    }

    private static ObjectNode json(Fault fault) {
        return JsonNodeFactory.instance.objectNode().put("field", fault.field()).put("message", fault.message());
    }

    /** The phrase of HTTP, as a problem without a type of its own has to have it. */
    private static String title(int status) {
        return switch (status) {
            case 400 -> "Bad Request";
            case 401 -> "Unauthorized";
            case 404 -> "Not Found";
            case 405 -> "Method Not Allowed";
            case 409 -> "Conflict";
            case 412 -> "Precondition Failed";
            case 413 -> "Content Too Large";
            case 415 -> "Unsupported Media Type";
            case 422 -> "Unprocessable Content";
            case 428 -> "Precondition Required";
            case 429 -> "Too Many Requests";
            case 503 -> "Service Unavailable";
            case 504 -> "Gateway Timeout";
            default -> "Internal Server Error";
        };
    }
}
