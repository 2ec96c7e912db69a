package io.torouter.router.stream;

import io.torouter.bus.RequestHead;
import io.torouter.error.ErrorCode;
import io.torouter.error.GatewayError;

import java.util.List;

/** Why no channel can carry a request, in words for its client. */
final class Refusals {
    private Refusals() {}

    static GatewayError lossy(List<String> dropped) {
        return new GatewayError(
                ErrorCode.INVALID_REQUEST,
                "the upstream of this model cannot be told of: "
                        + String.join(", ", dropped)
                        + " (x-torouter-strict asks to be refused then)");
    }

    static GatewayError untranslated(RequestHead head) {
        return new GatewayError(
                ErrorCode.TRANSLATION_UNSUPPORTED,
                "no channel for the model '"
                        + head.model()
                        + "' speaks "
                        + head.operation().dialect().id()
                        + ", and "
                        + head.operation().path()
                        + " is not translated to another dialect");
    }
}
