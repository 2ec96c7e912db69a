package io.torouter.router.stream;

import io.torouter.bus.ByteView;
import io.torouter.dialect.Dialect;
import io.torouter.router.upstream.UpstreamCall;
import io.torouter.router.upstream.UpstreamRequest;
import io.torouter.snapshot.Channel;
import io.torouter.translation.Untranslatable;
import io.torouter.translation.grid.DocumentCall;
import io.torouter.translation.grid.DocumentTranslation;
import io.torouter.translation.grid.WrittenDocument;
import io.vertx.core.buffer.Buffer;

import org.jspecify.annotations.Nullable;

import java.util.List;

/** A request beside generation (counts, embeddings, images) for a channel that does not speak its dialect. */
final class DocumentRequest {
    private final RouterParts parts;
    private final Asked asked;
    private final Channel channel;

    DocumentRequest(RouterParts parts, Asked asked, Channel channel) {
        this.parts = parts;
        this.asked = asked;
        this.channel = channel;
    }

    Prepared prepared(long nowMillis) {
        var translation = new DocumentTranslation(parts.halves());
        var dialect = spoken(translation);
        if (dialect == null) {
            return new Prepared.Refused(Refusals.untranslated(asked.head()));
        }
        try {
            var target = parts.targets().of(asked.snapshot(), channel, dialect, asked.model());
            return ready(translation.write(call(nowMillis), dialect, target));
        } catch (Untranslatable refused) {
            return new Prepared.Refused(refused.error());
        }
    }

    private @Nullable Dialect spoken(DocumentTranslation translation) {
        var operation = asked.head().operation();
        for (var dialect : Nearness.to(operation.dialect())) {
            if (channel.dialects().contains(dialect) && translation.serves(operation, dialect)) {
                return dialect;
            }
        }
        return null;
    }

    private DocumentCall call(long nowMillis) {
        var head = asked.head();
        var view = ByteView.of(asked.body());
        return new DocumentCall(
                head.operation(),
                head.model(),
                asked.header("content-type"),
                view.array(),
                view.from(),
                view.to(),
                head.requestId(),
                nowMillis / 1000);
    }

    private Prepared ready(WrittenDocument written) {
        var answers = written.answers();
        var dialect = answers.upstream().dialect();
        var headers = TranslatedHeaders.of(asked, dialect, "application/json", written.headers());
        var call = new UpstreamCall(answers.upstream(), written.model(), "", "", headers);
        var body = Buffer.buffer(written.body());
        var request = new UpstreamRequest(call, List.of(body), body.length());
        var ready = new Prepared.Ready(channel, request, new Carriage.Translating(answers));
        return Prepared.unlessStrict(asked, answers.dropped(), ready);
    }
}
