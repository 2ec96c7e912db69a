package io.torouter.translation.grid;

import com.fasterxml.jackson.databind.node.ObjectNode;

import io.torouter.canonical.Drops;
import io.torouter.dialect.Dialect;
import io.torouter.translation.Target;
import io.torouter.translation.Untranslatable;
import io.torouter.translation.count.TokenEstimator;
import io.torouter.translation.embedding.EmbeddingAnswer;
import io.torouter.translation.embedding.EmbeddingHalf;
import io.torouter.translation.embedding.EmbeddingRequest;
import io.torouter.usage.Usage;

import java.util.Map;

/** Embeddings between two dialects. Where the upstream does not count tokens, they are estimated. */
record EmbeddingTranslation(DocumentCall call, Dialect upstream) {
    WrittenDocument write(Target target) {
        var client = EmbeddingHalf.of(call.operation().dialect());
        var server = EmbeddingHalf.of(upstream);
        var request = client.decode(call.operation(), call.json());
        var drops = new Drops(call.operation().dialect());
        var body = server.encode(request, target.model(), drops);
        var answers =
                new DocumentAnswers(
                        call.operation(),
                        server.operation(),
                        document -> told(client, request, server.decode(document)),
                        drops,
                        call.requestId());
        return new WrittenDocument(target.model(), Json.write(body), Map.of(), answers);
    }

    private Retold told(EmbeddingHalf client, EmbeddingRequest request, EmbeddingAnswer answer) {
        if (answer.vectors().size() != request.inputs().size()) {
            throw Untranslatable.malformed("the upstream's answer has not as many vectors as there are inputs");
        }
        var said = answer.tokens();
        long tokens = said == null ? TokenEstimator.roughly(request.texts()) : said;
        ObjectNode body = client.encode(new EmbeddingAnswer(answer.vectors(), tokens), request.form(), call.model());
        return new Retold.Told(body, new Usage(tokens, 0, 0, 0, 0), said == null);
    }
}
