package io.torouter.gateway.http;

import io.torouter.bus.ByteView;
import io.torouter.bus.RequestHead;
import io.torouter.dialect.Operation;
import io.torouter.error.ErrorCode;
import io.torouter.error.GatewayError;
import io.torouter.gateway.access.Admission;
import io.torouter.gateway.access.Gatekeeper;
import io.torouter.gateway.stream.Exchange;
import io.torouter.request.JsonBodyScanner;
import io.torouter.request.MalformedBody;
import io.torouter.request.MultipartScanner;
import io.torouter.request.RequestFacts;
import io.torouter.request.ScannedBody;
import io.torouter.snapshot.ApiKey;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;

import java.util.List;

/** Finds out what a body asks for and whether its key may ask for it. */
final class CallReader {
    /** Headers by which coding agents say which conversation a request belongs to. */
    private static final List<String> AFFINITY =
            List.of("x-claude-code-session-id", "session_id", "session-id", "x-session-affinity");

    sealed interface Reading {}

    /**
     * @param maxOutput how many tokens the answer may have; 0 where the body does not say
     */
    record Understood(RequestHead head, long maxOutput) implements Reading {}

    record Declined(GatewayError error) implements Reading {}

    Reading read(Exchange exchange, Target.Call call, Admission.Admitted admitted, Buffer body) {
        try {
            var scanned = scanned(exchange, call.operation(), body);
            var facts = scanned.facts();
            var model = model(call, facts, body);
            var refusal = model.isEmpty() ? null : Gatekeeper.refuses(admitted, model);
            return refusal == null
                    ? new Understood(head(exchange, call, admitted.key(), facts, model), scanned.maxOutput())
                    : new Declined(refusal);
        } catch (MalformedBody malformed) {
            return new Declined(new GatewayError(ErrorCode.INVALID_REQUEST, String.valueOf(malformed.getMessage())));
        }
    }

    private ScannedBody scanned(Exchange exchange, Operation operation, Buffer body) throws MalformedBody {
        var bytes = ByteView.of(body);
        return switch (operation.body()) {
            case JSON -> JsonBodyScanner.read(bytes.array(), bytes.from(), bytes.to());
            case MULTIPART -> form(contentType(exchange), bytes);
            case NONE -> ScannedBody.of(RequestFacts.EMPTY);
        };
    }

    /** OpenAI's images may be edited by a JSON body as well, with the pictures as URLs. */
    private static ScannedBody form(String type, ByteView bytes) throws MalformedBody {
        return type.startsWith("application/json")
                ? JsonBodyScanner.read(bytes.array(), bytes.from(), bytes.to())
                : ScannedBody.of(MultipartScanner.scan(type, bytes.array(), bytes.from(), bytes.to()));
    }

    private static String contentType(Exchange exchange) {
        var type = exchange.request().getHeader(HttpHeaders.CONTENT_TYPE);
        return type == null ? "" : type;
    }

    private static String model(Target.Call call, RequestFacts facts, Buffer body) throws MalformedBody {
        if (call.operation().modelInPath()) {
            return call.model();
        }
        if (!call.object().isEmpty()) {
            return "";
        }
        if (facts.model() == null) {
            throw new MalformedBody("a 'model' in the body", body.length());
        }
        return facts.model();
    }

    private static RequestHead head(Exchange exchange, Target.Call call, ApiKey key, RequestFacts facts, String model) {
        var request = exchange.request();
        var affinity = affinity(request.headers(), facts);
        return new RequestHead(
                exchange.id(),
                call.operation(),
                key.group(),
                key.id(),
                model,
                call.object(),
                KeyFinder.withoutKey(request.query()),
                facts.stream() || call.operation() == Operation.STREAM_GENERATE_CONTENT,
                affinity.isEmpty() ? "" : key.id() + '/' + affinity,
                facts,
                ClientHeaders.pass(request.headers()));
    }

    private static String affinity(MultiMap headers, RequestFacts facts) {
        for (var name : AFFINITY) {
            var value = headers.get(name);
            if (value != null) {
                return value;
            }
        }
        return facts.affinity() == null ? "" : facts.affinity();
    }
}
