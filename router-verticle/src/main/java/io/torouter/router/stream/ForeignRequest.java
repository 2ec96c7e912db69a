package io.torouter.router.stream;

import io.torouter.bus.Headers;
import io.torouter.bus.RequestHead;
import io.torouter.dialect.Dialect;
import io.torouter.dialect.Operation;
import io.torouter.router.upstream.UpstreamCall;
import io.torouter.router.upstream.UpstreamRequest;
import io.torouter.snapshot.Channel;
import io.torouter.translation.AnswerContext;
import io.torouter.translation.Untranslatable;
import io.torouter.translation.count.Family;
import io.torouter.translation.count.TokenEstimator;
import io.torouter.translation.grid.AnswerTranslation;
import io.torouter.translation.grid.ClientForm;
import io.torouter.translation.grid.Halves;
import io.torouter.translation.grid.WrittenRequest;
import io.vertx.core.buffer.Buffer;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * A request to generate for a channel that does not speak its dialect, or must not get it in the client's own words.
 *
 * <p>Of several dialects that the channel speaks the one that loses least is taken; of equals, the one nearest to the
 * client's.
 */
final class ForeignRequest {
    private final RouterParts parts;
    private final Asked asked;
    private final Channel channel;

    ForeignRequest(RouterParts parts, Asked asked, Channel channel) {
        this.parts = parts;
        this.asked = asked;
        this.channel = channel;
    }

    Prepared prepared(long nowMillis) {
        WrittenRequest best = null;
        Untranslatable why = null;
        for (var dialect : spoken()) {
            try {
                best = better(best, written(dialect));
            } catch (Untranslatable refused) {
                why = why == null ? refused : why;
            }
            if (best != null && best.drops().isEmpty()) {
                break;
            }
        }
        return best == null ? refused(why) : ready(best, nowMillis);
    }

    private Prepared refused(@Nullable Untranslatable why) {
        return new Prepared.Refused(why == null ? Refusals.untranslated(asked.head()) : why.error());
    }

    private static WrittenRequest better(@Nullable WrittenRequest best, WrittenRequest next) {
        boolean losesLess = best != null && best.drops().names().size() <= next.drops().names().size();
        return best != null && losesLess ? best : next;
    }

    private List<Dialect> spoken() {
        var client = asked.head().operation().dialect();
        return Nearness.to(client).stream()
                .filter(dialect -> channel.dialects().contains(dialect) && parts.halves().has(dialect))
                .toList();
    }

    private WrittenRequest written(Dialect dialect) {
        var target = parts.targets().of(asked.snapshot(), channel, dialect, asked.model());
        return asked.translation(parts.halves()).write(dialect, target);
    }

    private Prepared ready(WrittenRequest written, long nowMillis) {
        var call = new UpstreamCall(written.operation(), written.model(), "", written.query(), headers(written));
        var body = Buffer.buffer(written.body());
        var answers = answers(parts.halves(), written, nowMillis);
        var ready =
                new Prepared.Ready(
                        channel,
                        new UpstreamRequest(call, List.of(body), body.length()),
                        new Carriage.Translating(answers));
        return Prepared.unlessStrict(asked, written.drops().names(), ready);
    }

    private AnswerTranslation answers(Halves halves, WrittenRequest written, long nowMillis) {
        var head = asked.head();
        var request = asked.translation(halves).request();
        var family = Family.of(written.model());
        var context =
                new AnswerContext(
                        plain(head.requestId()),
                        nowMillis / 1000,
                        request,
                        () -> TokenEstimator.roughly(request, family));
        return new AnswerTranslation(
                halves,
                head.operation(),
                written.operation(),
                form(head),
                context,
                written.names(),
                written.drops(),
                head.requestId());
    }

    /** Letters and digits alone, without the prefix that says what it is. */
    private static String plain(String requestId) {
        var bare = requestId.substring(requestId.indexOf('_') + 1);
        return bare.replaceAll("[^A-Za-z0-9]", "");
    }

    static ClientForm form(RequestHead head) {
        if (!head.stream()) {
            return ClientForm.WHOLE;
        }
        boolean array = head.operation() == Operation.STREAM_GENERATE_CONTENT && !asksForEvents(head.query());
        return array ? ClientForm.ARRAY : ClientForm.EVENTS;
    }

    private static boolean asksForEvents(String query) {
        return List.of(query.split("&", -1)).contains("alt=sse");
    }

    private Headers headers(WrittenRequest written) {
        var accept = asked.head().stream() ? "text/event-stream" : "application/json";
        return TranslatedHeaders.of(asked, written.operation().dialect(), accept, written.headers());
    }
}
