package io.torouter.it.sdk;

import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.chat.response.PartialResponse;
import dev.langchain4j.model.chat.response.PartialResponseContext;
import dev.langchain4j.model.chat.response.StreamingChatResponseHandler;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Collects what LangChain4j streams, and says how it ended; or leaves in the middle of it. */
final class Collected implements StreamingChatResponseHandler {
    private static final long PATIENCE_SECONDS = 10;

    private final CompletableFuture<ChatResponse> end = new CompletableFuture<>();
    private final StringBuilder text = new StringBuilder();
    private final CountDownLatch stay;

    Collected() {
        this(Integer.MAX_VALUE);
    }

    private Collected(int parts) {
        stay = new CountDownLatch(parts);
    }

    static Collected leavingAfter(int parts) {
        return new Collected(parts);
    }

    @Override
    public void onPartialResponse(PartialResponse part, PartialResponseContext context) {
        text.append(part.text());
        stay.countDown();
        if (stay.getCount() == 0) {
            context.streamingHandle().cancel();
        }
    }

    @Override
    public void onCompleteResponse(ChatResponse response) {
        end.complete(response);
    }

    @Override
    public void onError(Throwable error) {
        end.completeExceptionally(error);
    }

    /** The text so far. */
    String text() {
        return text.toString();
    }

    /** The answer, once it is whole. */
    ChatResponse answer() {
        try {
            return end.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** Why there is no whole answer. */
    Throwable failure() {
        try {
            throw new AssertionError("a whole answer: " + end.get(PATIENCE_SECONDS, TimeUnit.SECONDS));
        } catch (ExecutionException e) {
            return e.getCause();
        } catch (TimeoutException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** Returns when the stream was left. */
    void awaitLeft() {
        try {
            if (!stay.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                throw new AssertionError("too few parts came: " + text);
            }
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
