package io.torouter.router.stream;

import io.vertx.core.buffer.Buffer;

import java.util.regex.Pattern;

/** An answer that sends the request to the next channel; its body is kept, bounded, for the case that there is none. */
final class Rejection implements Reading {
    private static final int MAX_BYTES = 64 * 1024;

    /** Gemini's {@code google.rpc.RetryInfo}. */
    private static final Pattern RETRY_DELAY =
            Pattern.compile("\"retryDelay\"\\s*:\\s*\"(\\d{1,9}(?:\\.\\d{1,9})?)s\"");

    private final Answered answered;
    private final Carriage carriage;
    private final Buffer body = Buffer.buffer();

    Rejection(Answered answered, Carriage carriage) {
        this.answered = answered;
        this.carriage = carriage;
    }

    /** A refusal as the client gets it. */
    record Told(Answered answered, Buffer body) {}

    Answered answered() {
        return answered;
    }

    /** Whether it says that there is no such model, and not that there is no such operation. */
    boolean missesTheModel() {
        return answered.status() == 404 && body.toString().contains("model");
    }

    /** How long its body asks to wait; 0 if it does not. */
    long waitMillis() {
        var said = RETRY_DELAY.matcher(body.toString());
        return said.find() ? Math.round(Double.parseDouble(said.group(1)) * 1000) : 0;
    }

    Told told() {
        return AnswerChoice.told(carriage, answered, body);
    }

    @Override
    public void received(Buffer bytes) {
        int room = MAX_BYTES - body.length();
        if (room > 0) {
            body.appendBuffer(bytes, 0, Math.min(room, bytes.length()));
        }
    }
}
