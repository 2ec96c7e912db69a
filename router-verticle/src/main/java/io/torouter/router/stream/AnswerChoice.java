package io.torouter.router.stream;

import io.torouter.answer.Framing;
import io.torouter.answer.PassThrough;
import io.torouter.dialect.Operation;
import io.torouter.router.check.AnswerCheck;
import io.torouter.translation.grid.ClientForm;
import io.torouter.translation.grid.ForeignAnswers;
import io.torouter.translation.grid.TranslatingAnswer;
import io.torouter.translation.grid.WireBytes;
import io.vertx.core.buffer.Buffer;

/** How an answer is read on its way through: as it comes, or into the client's dialect. */
record AnswerChoice(Reply reply, WireBytes bytes, AnswerCheck check) {
    AnswerRelay relay(Prepared.Ready sent, Answered answered) {
        return switch (sent.carriage()) {
            case Carriage.Passing passing -> passing(sent, answered, passing);
            case Carriage.Translating(var answers) -> translating(sent, answered, answers);
        };
    }

    private AnswerRelay passing(Prepared.Ready sent, Answered answered, Carriage.Passing passing) {
        var operation = operation(sent);
        var framing = framing(operation, answered);
        var answer = PassThrough.open(operation, framing, passing.hidesUsage());
        var head = AnswerHead.passing(AnswerHead.withDropped(answered, passing.dropped()));
        var watched = sent.watch().over(answer, answered.status());
        return new AnswerRelay(check.passing(watched, operation, framing), reply, head, framing);
    }

    private AnswerRelay translating(Prepared.Ready sent, Answered answered, ForeignAnswers answers) {
        var operation = operation(sent);
        boolean success = answered.isSuccess();
        var came = framing(operation, answered);
        var answer = success ? answers.success(came, bytes) : answers.refusal(answered.status());
        var leaves = success ? framingFor(answers.form()) : Framing.OPAQUE;
        var head = AnswerHead.translated(answered, answer, answers);
        var watched = sent.watch().over(answer, answered.status());
        return new AnswerRelay(check.translated(watched, operation, came, leaves), reply, head, leaves);
    }

    private static Operation operation(Prepared.Ready sent) {
        return sent.request().call().operation();
    }

    /** A refusal that was kept while other channels were tried, as the client gets it. */
    static Rejection.Told told(Carriage carriage, Answered answered, Buffer body) {
        return switch (carriage) {
            case Carriage.Passing _ -> new Rejection.Told(answered, body);
            case Carriage.Translating(var answers) -> told(answers, answered, body);
        };
    }

    private static Rejection.Told told(ForeignAnswers answers, Answered answered, Buffer body) {
        TranslatingAnswer answer = answers.refusal(answered.status());
        var said = Buffer.buffer();
        byte[] bytes = body.getBytes();
        answer.feed(bytes, 0, bytes.length, (_, _, _) -> {});
        answer.end((array, from, to) -> said.appendBytes(array, from, to - from));
        return new Rejection.Told(AnswerHead.translated(answered, answer, answers).now(), said);
    }

    private static Framing framingFor(ClientForm form) {
        return switch (form) {
            case WHOLE -> Framing.JSON;
            case EVENTS -> Framing.SSE;
            case ARRAY -> Framing.JSON_ARRAY;
        };
    }

    private static Framing framing(Operation operation, Answered answered) {
        if (!answered.isSuccess()) {
            return Framing.OPAQUE;
        }
        var type = answered.header("content-type");
        if (type == null || answered.header("content-encoding") != null) {
            return Framing.OPAQUE;
        }
        return Framing.of(operation, type);
    }
}
