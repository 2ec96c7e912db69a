package io.torouter.simulator.play;

import io.torouter.simulator.exchange.Frame;
import io.torouter.simulator.exchange.Refusal;
import io.torouter.simulator.exchange.Streamed;
import io.torouter.simulator.script.Fault;
import io.torouter.simulator.script.Script;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Queue;

/**
 * What is done, and in which order, to play a streamed answer under a script.
 *
 * <p>States: <em>waiting</em> for the first token, <em>playing</em> frames until either none is left or the fault is
 * due, then <em>over</em>. A fault is due before the first frame if {@code after} is negative, else as soon as so many
 * tokens went out, at the latest before the first closing frame. A client that stays while an answer is stalled with
 * comments gets them for ever.
 */
final class Timeline implements Iterator<Act> {
    private final Streamed answer;
    private final Script script;
    private final Duration tokenDelay;
    private final Queue<Act> ready = new ArrayDeque<>();

    private @Nullable Frame next;
    private Fault fault;
    private int tokens;
    private int frames;
    private boolean over;
    private boolean murmuring;

    Timeline(Streamed answer, Script script) {
        this.answer = answer;
        this.script = script;
        this.tokenDelay = script.tokenDelay();
        this.fault = script.fault();
        begin();
    }

    @Override
    public boolean hasNext() {
        while (ready.isEmpty() && !over) {
            advance();
        }
        return !ready.isEmpty();
    }

    @Override
    public Act next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        return ready.remove();
    }

    private void begin() {
        if (fault == Fault.SILENT) {
            end(new Act.Hang());
        } else if (fault == Fault.SLOW_HEADERS) {
            ready.add(new Act.Pause(script.firstToken()));
            ready.add(Act.Head.CHUNKED);
        } else {
            ready.add(Act.Head.CHUNKED);
            pause(script.firstToken());
        }
    }

    private void advance() {
        if (murmuring) {
            pause(script.comments());
            return;
        }
        if (next == null && answer.frames().hasNext()) {
            next = answer.frames().next();
        }
        if (isDue(next)) {
            strike();
        } else if (next == null) {
            end(new Act.Finish());
        } else {
            play(next);
            next = null;
        }
    }

    private boolean isDue(@Nullable Frame frame) {
        if (fault == Fault.NONE || fault == Fault.SLOW_HEADERS) {
            return false;
        }
        if (script.after() < 0 || frame == null || frame.part() == Frame.Part.CLOSING) {
            return true;
        }
        return frame.part() != Frame.Part.OPENING && tokens >= script.after();
    }

    private void play(Frame frame) {
        if (frame.part() == Frame.Part.TOKEN && tokens++ > 0) {
            pause(tokenDelay);
        }
        ready.add(new Act.Write(frame.bytes().apply(frames++)));
    }

    private void strike() {
        switch (fault) {
            case TRUNCATE -> end(new Act.Finish());
            case CLOSE -> end(new Act.Close());
            case RESET -> end(new Act.Reset());
            case STALL -> stall();
            case ERROR_EVENT -> {
                failure().forEach(this::play);
                end(new Act.Finish());
            }
            case BAD_JSON -> ready.add(new Act.Write(answer.grammar().garbage()));
            case NONE, STATUS, SILENT, SLOW_HEADERS ->
                    throw new IllegalStateException("no fault of a stream: " + fault);
        }
        fault = Fault.NONE;
    }

    private List<Frame> failure() {
        return answer.grammar().failure(Refusal.scripted(script.status(), script.retryAfterSeconds()));
    }

    private void stall() {
        murmuring = script.comments().isPositive();
        if (!murmuring) {
            end(new Act.Hang());
        }
    }

    private void end(Act last) {
        ready.add(last);
        over = true;
    }

    /** A pause, with a comment at the end of each interval if comments are wanted. */
    private void pause(Duration pause) {
        var interval = script.comments();
        var left = pause;
        while (interval.isPositive() && left.compareTo(interval) >= 0) {
            ready.add(new Act.Pause(interval));
            ready.add(new Act.Write(answer.grammar().comment()));
            left = left.minus(interval);
        }
        if (left.isPositive()) {
            ready.add(new Act.Pause(left));
        }
    }
}
