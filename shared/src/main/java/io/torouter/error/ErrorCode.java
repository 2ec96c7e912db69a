package io.torouter.error;

/** Every reason for which the gateway itself refuses or ends a request. */
public enum ErrorCode {
    API_KEY_REQUIRED("API_KEY_REQUIRED", 401, ErrorKind.AUTHENTICATION),
    INVALID_API_KEY("INVALID_API_KEY", 401, ErrorKind.AUTHENTICATION),
    API_KEY_DISABLED("API_KEY_DISABLED", 401, ErrorKind.AUTHENTICATION),
    USER_NOT_FOUND("USER_NOT_FOUND", 401, ErrorKind.AUTHENTICATION),
    USER_INACTIVE("USER_INACTIVE", 401, ErrorKind.AUTHENTICATION),
    API_KEY_EXPIRED("API_KEY_EXPIRED", 403, ErrorKind.PERMISSION),
    ACCESS_DENIED("ACCESS_DENIED", 403, ErrorKind.PERMISSION),
    INSUFFICIENT_BALANCE("INSUFFICIENT_BALANCE", 403, ErrorKind.PERMISSION),
    MODEL_NOT_ALLOWED("model_not_allowed", 403, ErrorKind.PERMISSION),
    API_KEY_IN_QUERY("api_key_in_query_deprecated", 400, ErrorKind.INVALID_REQUEST),
    INVALID_REQUEST("invalid_request_error", 400, ErrorKind.INVALID_REQUEST),
    MODEL_NOT_FOUND("model_not_found", 404, ErrorKind.NOT_FOUND),
    NOT_FOUND("not_found", 404, ErrorKind.NOT_FOUND),
    PREVIOUS_RESPONSE_NOT_FOUND("previous_response_not_found", 404, ErrorKind.NOT_FOUND, "previous_response_id"),
    NO_BACKGROUND("unsupported_parameter", 400, ErrorKind.INVALID_REQUEST, "background"),
    NO_CONVERSATION("unsupported_parameter", 400, ErrorKind.INVALID_REQUEST, "conversation"),
    NO_STORED_STREAM("unsupported_parameter", 400, ErrorKind.INVALID_REQUEST, "stream"),
    ONE_IMAGE("invalid_request_error", 400, ErrorKind.INVALID_REQUEST, "n"),
    NO_IMAGE_STREAM("invalid_request_error", 400, ErrorKind.INVALID_REQUEST, "stream"),
    NO_IMAGE_URL("invalid_request_error", 400, ErrorKind.INVALID_REQUEST, "response_format"),
    METHOD_NOT_ALLOWED("method_not_allowed", 405, ErrorKind.INVALID_REQUEST),
    PAYLOAD_TOO_LARGE("payload_too_large", 413, ErrorKind.TOO_LARGE),
    UPGRADE_REQUIRED("upgrade_required", 426, ErrorKind.INVALID_REQUEST),
    API_KEY_QUOTA_EXHAUSTED("API_KEY_QUOTA_EXHAUSTED", 429, ErrorKind.RATE_LIMIT),
    USAGE_LIMIT_EXCEEDED("USAGE_LIMIT_EXCEEDED", 429, ErrorKind.RATE_LIMIT),
    TOO_MANY_FAILURES("too_many_failures", 429, ErrorKind.RATE_LIMIT),
    RATE_LIMIT_EXCEEDED("rate_limit_exceeded", 429, ErrorKind.RATE_LIMIT),
    TRANSLATION_UNSUPPORTED("dialect_not_supported", 501, ErrorKind.UNAVAILABLE),
    EXHAUSTED("upstream_unavailable", 502, ErrorKind.UNAVAILABLE),
    NONE_ELIGIBLE("upstream_unavailable", 503, ErrorKind.UNAVAILABLE),
    TIMED_OUT("upstream_unavailable", 504, ErrorKind.TIMEOUT),
    STREAM_BROKEN("upstream_unavailable", 502, ErrorKind.UNAVAILABLE),
    DRAINING("upstream_unavailable", 503, ErrorKind.UNAVAILABLE),
    INTERNAL("internal_error", 500, ErrorKind.INTERNAL);

    private final String text;
    private final int status;
    private final ErrorKind kind;
    private final String parameter;

    ErrorCode(String text, int status, ErrorKind kind) {
        this(text, status, kind, "");
    }

    ErrorCode(String text, int status, ErrorKind kind, String parameter) {
        this.text = text;
        this.status = status;
        this.kind = kind;
        this.parameter = parameter;
    }

    /** The code as clients see it. */
    public String text() {
        return text;
    }

    public int status() {
        return status;
    }

    public ErrorKind kind() {
        return kind;
    }

    /** Whether the same request has no better prospects soon, and clients should be told not to try again. */
    public boolean isSticky() {
        return switch (this) {
            case API_KEY_QUOTA_EXHAUSTED,
                    USAGE_LIMIT_EXCEEDED,
                    TOO_MANY_FAILURES,
                    INSUFFICIENT_BALANCE,
                    TRANSLATION_UNSUPPORTED ->
                    true;
            default -> false;
        };
    }

    /** The parameter of the request that is at fault; empty where it is none in particular. */
    public String parameter() {
        return parameter;
    }
}
