package io.torouter.catalog.responses;

import io.torouter.stored.bus.StoreQuestion;
import io.vertx.core.eventbus.Message;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;

/** Questions that wait for the file, bounded by what they hold in memory. */
final class Waiting {
    private static final long MOST_BYTES = 64L << 20;
    private static final int BATCH = 256;

    private final Queue<Message<StoreQuestion>> questions = new ArrayDeque<>();
    private long bytes;

    /** Returns false where too much waits already. */
    boolean add(Message<StoreQuestion> question) {
        if (bytes > MOST_BYTES) {
            return false;
        }
        bytes += bytes(question.body());
        questions.add(question);
        return true;
    }

    boolean isEmpty() {
        return questions.isEmpty();
    }

    /** The next ones, in their order; not more than one transaction should have. */
    List<Message<StoreQuestion>> take() {
        var batch = new ArrayList<Message<StoreQuestion>>(Math.min(questions.size(), BATCH));
        while (batch.size() < BATCH && !questions.isEmpty()) {
            var next = questions.remove();
            bytes -= bytes(next.body());
            batch.add(next);
        }
        return batch;
    }

    private static long bytes(StoreQuestion question) {
        return switch (question) {
            case StoreQuestion.Keep(var response) -> response.bytes();
            case StoreQuestion.Find _, StoreQuestion.Forget _ -> 256;
        };
    }
}
