package io.torouter.simulator.play;

import io.torouter.simulator.exchange.Answer;
import io.torouter.simulator.exchange.Streamed;
import io.torouter.simulator.exchange.Whole;
import io.torouter.simulator.script.Fault;
import io.torouter.simulator.script.Script;

import java.time.Duration;
import java.util.Iterator;
import java.util.List;

/** Turns an answer and a script into acts. */
public final class Acts {
    private Acts() {}

    /** What is to be done for that answer, one after the other; made while it is read. */
    public static Iterator<Act> of(Answer answer, Script script) {
        return switch (answer) {
            case Streamed streamed -> writes(new Timeline(streamed, script), script);
            case Whole whole -> writes(whole(whole, script).iterator(), script);
        };
    }

    private static Iterator<Act> writes(Iterator<Act> acts, Script script) {
        var merged = script.burst() ? new BurstActs(acts) : acts;
        return script.cut() > 0 ? new CutActs(merged, script.cut()) : merged;
    }

    private static List<Act> whole(Whole answer, Script script) {
        var fault = script.fault();
        var pause = new Act.Pause(script.firstToken().plus(makingOf(answer, script)));
        var early = script.after() < 0;
        var head = new Act.Head(answer.body().length());
        var half = new Act.Write(answer.body().slice(0, answer.body().length() / 2));
        return switch (fault) {
            case SILENT -> List.of(new Act.Hang());
            case TRUNCATE -> List.of(pause, Act.Head.CHUNKED, half, new Act.Finish());
            case CLOSE -> early ? List.of(pause, new Act.Close()) : List.of(pause, head, half, new Act.Close());
            case RESET -> early ? List.of(pause, new Act.Reset()) : List.of(pause, head, half, new Act.Reset());
            case STALL -> early ? List.of(head, new Act.Hang()) : List.of(pause, head, half, new Act.Hang());
            case NONE, STATUS, SLOW_HEADERS, ERROR_EVENT, BAD_JSON ->
                    List.of(pause, head, new Act.Write(answer.body()), new Act.Finish());
        };
    }

    private static Duration makingOf(Whole answer, Script script) {
        return script.fault() == Fault.STATUS || answer.tokens() == 0
                ? Duration.ZERO
                : script.tokenDelay().multipliedBy(answer.tokens() - 1L);
    }
}
