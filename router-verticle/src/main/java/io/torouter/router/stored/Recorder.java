package io.torouter.router.stored;

import io.torouter.answer.AnswerStream;
import io.torouter.bus.ByteView;
import io.torouter.bus.RequestHead;
import io.torouter.dialect.Dialect;
import io.torouter.request.StateFacts;
import io.torouter.stored.StoredResponse;
import io.vertx.core.buffer.Buffer;

import org.jspecify.annotations.Nullable;

import java.time.InstantSource;

/** Has the answers to one request remembered, and tells the client what it went on from. */
final class Recorder implements AnswerWatch.Maker {
    private final Stores stores;
    private final InstantSource clock;
    private final RequestHead head;
    private final Buffer body;
    private final boolean echoes;

    /**
     * @param head with the facts of {@code body}, both as the client sent them
     * @param echoes whether the upstream does not hear of the earlier response
     */
    Recorder(Stores stores, InstantSource clock, RequestHead head, Buffer body, boolean echoes) {
        this.stores = stores;
        this.clock = clock;
        this.head = head;
        this.body = body;
        this.echoes = echoes;
    }

    @Override
    public AnswerWatch at(String channel, Dialect served, boolean keepsState) {
        var echo = echoes ? previous() : null;
        boolean keeps = state().store();
        if (!keeps && echo == null) {
            return AnswerWatch.NONE;
        }
        var place = new Place(channel, served, keepsState);
        return (answer, status) -> status < 300 ? watched(answer, echo, place) : answer;
    }

    /** Who served. */
    private record Place(String channel, Dialect served, boolean keepsState) {}

    private AnswerStream watched(AnswerStream answer, @Nullable String echo, Place place) {
        return new WatchedAnswer(answer, echo, end -> remember(end, place));
    }

    private StateFacts state() {
        return head.facts().state();
    }

    private @Nullable String previous() {
        var previous = state().previous();
        return previous == null ? null : previous.id();
    }

    private void remember(byte[] end, Place place) {
        var finished = state().store() ? FinishedResponse.in(end) : null;
        if (finished != null) {
            var previous = previous();
            stores.keep(
                    new StoredResponse(
                            head.key(),
                            finished.id(),
                            previous == null ? "" : previous,
                            place.channel(),
                            place.served(),
                            place.keepsState(),
                            clock.millis(),
                            input(),
                            finished.document()));
        }
    }

    private byte[] input() {
        var span = state().input();
        var view = ByteView.of(body);
        return span == null
                ? ItemList.ofInput(view.array(), 0, 0)
                : ItemList.ofInput(view.array(), view.from() + span.from(), view.from() + span.to());
    }
}
