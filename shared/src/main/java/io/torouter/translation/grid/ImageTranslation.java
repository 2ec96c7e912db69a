package io.torouter.translation.grid;

import com.fasterxml.jackson.databind.node.ObjectNode;

import io.torouter.canonical.Drops;
import io.torouter.dialect.Dialect;
import io.torouter.dialect.Operation;
import io.torouter.translation.Target;
import io.torouter.translation.image.ImageAnswer;
import io.torouter.translation.image.ImageRequest;

/** Pictures for clients of OpenAI, made by a model of Gemini. */
record ImageTranslation(Halves halves, DocumentCall call) {
    static boolean serves(Halves halves, Dialect upstream) {
        return upstream == Dialect.GEMINI_GENERATE && halves.has(upstream);
    }

    WrittenDocument write(Target target) {
        var drops = new Drops(call.operation().dialect());
        var request = request(drops);
        var half = halves.of(Dialect.GEMINI_GENERATE).requests();
        var wire = half.encode(request.asGeneration(call.model()), target, drops);
        request.frame(wire.body());
        var answers =
                new DocumentAnswers(call.operation(), Operation.GENERATE_CONTENT, this::told, drops, call.requestId());
        return new WrittenDocument(target.model(), Json.write(wire.body()), wire.headers(), answers);
    }

    private ImageRequest request(Drops drops) {
        return call.contentType().startsWith("multipart/")
                ? ImageRequest.read(call.contentType(), call.array(), call.from(), call.to(), drops)
                : ImageRequest.read(call.json(), drops);
    }

    private Retold told(ObjectNode document) {
        var answer = new ImageAnswer(document);
        return answer.hasImage()
                ? new Retold.Told(answer.encode(call.nowSeconds()), answer.usage(), false)
                : new Retold.Failed(answer.refusal());
    }
}
