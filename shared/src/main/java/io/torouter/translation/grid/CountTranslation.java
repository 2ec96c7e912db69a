package io.torouter.translation.grid;

import io.torouter.canonical.Drops;
import io.torouter.dialect.Dialect;
import io.torouter.dialect.Operation;
import io.torouter.translation.Target;
import io.torouter.translation.Untranslatable;
import io.torouter.translation.count.CountMessages;
import io.torouter.translation.stage.ToolFlattening;
import io.torouter.translation.stage.ToolLimits;
import io.torouter.usage.Usage;

/** Counts of tokens by an upstream that speaks another dialect. */
record CountTranslation(Halves halves, DocumentCall call, Dialect upstream) {
    WrittenDocument write(Target target) {
        var client = call.operation().dialect();
        var said = new RequestTranslation.Said(client, call.model(), false, false);
        var request = RequestTranslation.read(halves, said, call.array(), call.from(), call.to()).request();
        var drops = new Drops(client);
        var flat = ToolFlattening.flatten(request, ToolLimits.of(upstream, target.vendor()), drops);
        var wire = halves.of(upstream).requests().encode(flat.request(), target, drops);
        var question = CountMessages.question(upstream, wire.body(), target.model());
        return new WrittenDocument(target.model(), Json.write(question), wire.headers(), answers(drops));
    }

    private DocumentAnswers answers(Drops drops) {
        Retelling retelling =
                document -> {
                    long tokens = CountMessages.counted(upstream, document);
                    return new Retold.Told(CountMessages.answer(call.operation().dialect(), tokens), Usage.NONE, false);
                };
        return new DocumentAnswers(call.operation(), operation(), retelling, drops, call.requestId());
    }

    private Operation operation() {
        var operation = CountMessages.operation(upstream);
        if (operation == null) {
            throw Untranslatable.unsupported(upstream.id() + " does not count tokens");
        }
        return operation;
    }
}
