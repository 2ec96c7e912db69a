package io.torouter.router.stored;

import io.torouter.answer.AnswerStream;
import io.torouter.bus.ByteView;
import io.torouter.bus.RequestHead;
import io.torouter.dialect.Dialect;
import io.torouter.dialect.Operation;
import io.torouter.error.ErrorCode;
import io.torouter.error.GatewayError;
import io.torouter.request.JsonBodyScanner;
import io.torouter.request.MalformedBody;
import io.torouter.snapshot.Channel;
import io.torouter.snapshot.Snapshot;
import io.torouter.stored.StoredResponse;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.eventbus.ReplyException;
import io.vertx.core.eventbus.ReplyFailure;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.InstantSource;
import java.util.List;

/**
 * Says how a request is to be sent in the light of what is stored. One for each router instance, confined to its event
 * loop.
 *
 * <p>A request that goes on from a response which an upstream keeps goes to that upstream as it is. Any other has all
 * that was said before put ahead of its input, and may then go anywhere. Only for the first is the reference left in.
 */
public final class Recollection {
    private static final Logger LOG = LoggerFactory.getLogger(Recollection.class);
    private static final int NO_CONTENT = 300;

    private final Stores stores;
    private final InstantSource clock;
    private final long maxContextBytes;

    /**
     * @param maxContextBytes the most that one conversation may bring back
     */
    public Recollection(Stores stores, InstantSource clock, long maxContextBytes) {
        this.stores = stores;
        this.clock = clock;
        this.maxContextBytes = maxContextBytes;
    }

    /** Whether a request has to do with what is stored; {@link #recall} has nothing to add to any other. */
    public static boolean concerns(Operation operation) {
        return switch (operation) {
            case RESPONSES,
                    RESPONSES_INPUT_TOKENS,
                    RESPONSES_COMPACT,
                    RESPONSES_GET,
                    RESPONSES_INPUT_ITEMS,
                    RESPONSES_DELETE ->
                    true;
            default -> false;
        };
    }

    /**
     * Never fails. Completed at once where nothing has to be looked up.
     *
     * @param body all of it
     */
    public Future<Recalled> recall(RequestHead head, Buffer body, Snapshot catalog) {
        if (!concerns(head.operation())) {
            return Future.succeededFuture(Recalled.Sent.asItIs(head, body));
        }
        var recalled = head.seeksStoredObject() ? stored(head, body, catalog) : generated(head, body, catalog);
        return recalled.recover(cause -> Future.succeededFuture(unreadable(head, cause)));
    }

    private static Recalled unreadable(RequestHead head, Throwable cause) {
        if (!(cause instanceof ReplyException asked)) {
            LOG.error("request {} met a fault of the gateway", head.requestId(), cause);
            return refusal(ErrorCode.INTERNAL, "the gateway failed on this request");
        }
        LOG.warn("request {} cannot be told what is stored: {}", head.requestId(), asked.getMessage());
        return asked.failureType() == ReplyFailure.RECIPIENT_FAILURE
                ? refusal(ErrorCode.NONE_ELIGIBLE, "the store of responses cannot be read at the moment")
                : refusal(notFound(head), "a node that may keep the response did not answer; it may do so later");
    }

    private static ErrorCode notFound(RequestHead head) {
        return head.seeksStoredObject() ? ErrorCode.NOT_FOUND : ErrorCode.PREVIOUS_RESPONSE_NOT_FOUND;
    }

    private Future<Recalled> generated(RequestHead head, Buffer body, Snapshot catalog) {
        var state = head.facts().state();
        if (state.background() && head.operation() == Operation.RESPONSES) {
            return refused(ErrorCode.NO_BACKGROUND, "the gateway makes no response in the background");
        }
        if (state.conversation()) {
            return refused(
                    ErrorCode.NO_CONVERSATION,
                    "the gateway has no conversation objects; go on from a response by 'previous_response_id'");
        }
        var previous = state.previous();
        return previous == null
                ? Future.succeededFuture(new Recalled.Sent(head, body, "", false, recorder(head, body, false)))
                : goneOn(head, body, catalog, previous.id());
    }

    private AnswerWatch.Maker recorder(RequestHead head, Buffer body, boolean echoes) {
        boolean matters = head.operation() == Operation.RESPONSES && (echoes || stores.any());
        return matters ? new Recorder(stores, clock, head, body, echoes) : AnswerWatch.Maker.NONE;
    }

    private Future<Recalled> goneOn(RequestHead head, Buffer body, Snapshot catalog, String previous) {
        return stores.find(head.key(), previous, 0)
                .compose(found -> {
                    if (found.isEmpty()) {
                        return refused(ErrorCode.PREVIOUS_RESPONSE_NOT_FOUND, unknown(previous));
                    }
                    var newest = found.getFirst();
                    return newest.atUpstream() && serves(catalog, head, newest.channel())
                            ? Future.succeededFuture(
                                    new Recalled.Sent(head, body, newest.channel(), false, recorder(head, body, false)))
                            : stores.find(head.key(), previous, maxContextBytes).map(all -> continued(head, body, all));
                });
    }

    private static String unknown(String id) {
        return "Previous response with id '" + id + "' not found.";
    }

    /** Whether the channel, which may have changed since, still takes the request as it is. */
    private static boolean serves(Snapshot catalog, RequestHead head, String id) {
        var group = catalog.group(head.group());
        var lead = group == null ? null : group.lead(head.model());
        return lead != null
                && lead.route().candidates().stream()
                        .filter(channel -> channel.dialects().contains(Dialect.OPENAI_RESPONSES))
                        .map(Channel::id)
                        .anyMatch(id::equals);
    }

    private Recalled continued(RequestHead head, Buffer body, List<StoredResponse> found) {
        if (found.isEmpty()) {
            return refusal(notFound(head), "the response was forgotten just now");
        }
        var conversation = new Conversation(found);
        if (conversation.bytes() > maxContextBytes) {
            return refusal(
                    ErrorCode.PAYLOAD_TOO_LARGE,
                    "what was said before in this conversation exceeds " + maxContextBytes + " bytes");
        }
        var missing = conversation.missing();
        return missing.isEmpty()
                ? expanded(head, body, conversation)
                : refusal(
                        ErrorCode.PREVIOUS_RESPONSE_NOT_FOUND,
                        "an earlier response of the conversation, '" + missing + "', is no longer kept");
    }

    private Recalled expanded(RequestHead head, Buffer body, Conversation conversation) {
        var view = ByteView.of(body);
        var bytes =
                ContinuedBody.of(
                        view.array(), view.from(), view.to(), conversation.context().inside(), head.facts().state());
        try {
            var facts = JsonBodyScanner.scan(bytes, 0, bytes.length);
            return new Recalled.Sent(
                    head.with(facts), Buffer.buffer(bytes), "", conversation.isForeign(), recorder(head, body, true));
        } catch (MalformedBody malformed) {
            throw new IllegalStateException("what is stored of a conversation is not well-formed", malformed);
        }
    }

    private Future<Recalled> stored(RequestHead head, Buffer body, Snapshot catalog) {
        if (head.operation() == Operation.RESPONSES_GET && "true".equals(Query.value(head.query(), "stream"))) {
            return refused(ErrorCode.NO_STORED_STREAM, "a stored response is not told as a stream");
        }
        boolean whole = head.operation() == Operation.RESPONSES_INPUT_ITEMS;
        return stores.find(head.key(), head.target(), whole ? maxContextBytes : 0)
                .compose(found ->
                        found.isEmpty()
                                ? refused(ErrorCode.NOT_FOUND, "Response with id '" + head.target() + "' not found.")
                                : told(head, body, new Conversation(found), catalog));
    }

    private Future<Recalled> told(RequestHead head, Buffer body, Conversation found, Snapshot catalog) {
        return switch (head.operation()) {
            case RESPONSES_DELETE -> deleted(head, body, found.newest(), catalog);
            case RESPONSES_INPUT_ITEMS ->
                    Future.succeededFuture(
                            new Recalled.Told(
                                    StoredDocuments.inputItems(found, StoredDocuments.PageOfItems.of(head.query()))));
            default -> Future.succeededFuture(new Recalled.Told(StoredDocuments.response(found.newest())));
        };
    }

    /** What an upstream keeps it has to forget first: else nobody could ask it to any more. */
    private Future<Recalled> deleted(RequestHead head, Buffer body, StoredResponse response, Snapshot catalog) {
        var channel = catalog.channels().get(response.channel());
        boolean there = channel != null && channel.groups().contains(head.group());
        if (response.atUpstream() && there) {
            return Future.succeededFuture(new Recalled.Sent(head, body, response.channel(), false, forgetting(head)));
        }
        return stores.forget(head.key(), head.target())
                .map(_ -> new Recalled.Told(StoredDocuments.deleted(head.target())));
    }

    private AnswerWatch.Maker forgetting(RequestHead head) {
        return (_, _, _) -> (answer, status) -> forgetting(answer, status, head);
    }

    private AnswerStream forgetting(AnswerStream answer, int status, RequestHead head) {
        boolean gone = status < NO_CONTENT || status == 404;
        return gone ? new WatchedAnswer(answer, null, _ -> stores.forget(head.key(), head.target())) : answer;
    }

    private static Recalled refusal(ErrorCode code, String message) {
        return new Recalled.Refused(new GatewayError(code, message));
    }

    private static Future<Recalled> refused(ErrorCode code, String message) {
        return Future.succeededFuture(refusal(code, message));
    }
}
