package io.torouter.simulator.script;

import io.torouter.settings.SimulatorSettings;

import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;

/**
 * How the simulator behaves for one request: what the settings say, changed by the directives of the model id, changed
 * by those of the headers.
 */
public record Script(Map<Directive, String> directives) {
    /** All directives at their usual values. */
    public static final Script USUAL = new Script(Map.of());

    public Script {
        directives = Map.copyOf(directives);
    }

    /** The settings of the server as a script; the rates of its faults are left to {@link Chance}. */
    public static Script of(SimulatorSettings settings) {
        return new Script(
                Map.of(
                        Directive.SEED,
                        Long.toString(settings.seed()),
                        Directive.TTFT,
                        settings.firstTokenDelay().toMillis() + "ms",
                        Directive.DELAY,
                        settings.tokenDelay().toMillis() + "ms",
                        Directive.TOKENS,
                        Integer.toString(settings.tokens())));
    }

    /**
     * This script with some directives changed.
     *
     * @param changes directive name to value; an unknown name or a bad value is an {@link IllegalArgumentException}
     */
    public Script with(Map<String, String> changes) {
        var changed = new EnumMap<Directive, String>(Directive.class);
        changed.putAll(directives);
        changes.forEach((name, value) -> {
            var directive = Directive.byId(name).orElseThrow(() -> unknown(name));
            changed.put(directive, directive.checked(value));
        });
        return new Script(changed);
    }

    private static IllegalArgumentException unknown(String name) {
        return new IllegalArgumentException("unknown simulator directive " + name + "; known are " + Directive.known());
    }

    /** This script without its fault. */
    public Script faultless() {
        return with(Map.of(Directive.FAULT.id(), Fault.NONE.id(), Directive.FAIL.id(), "0"));
    }

    public long seed() {
        return Long.parseLong(value(Directive.SEED));
    }

    public Duration firstToken() {
        return Directive.duration(value(Directive.TTFT));
    }

    public Duration tokenDelay() {
        return Directive.duration(value(Directive.DELAY));
    }

    /** Tokens of an answer in text; 0 is as long as the answer naturally is. */
    public int tokens() {
        return number(Directive.TOKENS);
    }

    /** Characters of a token. */
    public int chunk() {
        return number(Directive.CHUNK);
    }

    /** Bytes of a write; 0 writes event by event. */
    public int cut() {
        return number(Directive.CUT);
    }

    public boolean burst() {
        return Boolean.parseBoolean(value(Directive.BURST));
    }

    /** Zero where no comments are wanted. */
    public Duration comments() {
        return Directive.duration(value(Directive.COMMENTS));
    }

    public Fault fault() {
        return number(Directive.FAIL) > 0 ? Fault.STATUS : Fault.byId(value(Directive.FAULT)).orElse(Fault.NONE);
    }

    /** Tokens before the fault strikes; negative is before the first event. */
    public int after() {
        return number(Directive.AFTER);
    }

    /** The HTTP status that a fault tells of. */
    public int status() {
        var fail = number(Directive.FAIL);
        return fail > 0 ? fail : number(Directive.STATUS);
    }

    /** 0 for none. */
    public int retryAfterSeconds() {
        return number(Directive.RETRY_AFTER);
    }

    /** How many requests meet the fault; 0 for all. */
    public int first() {
        return number(Directive.FIRST);
    }

    private int number(Directive directive) {
        return Integer.parseInt(value(directive));
    }

    private String value(Directive directive) {
        return directives.getOrDefault(directive, directive.usual());
    }
}
