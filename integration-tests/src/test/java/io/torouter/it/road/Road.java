package io.torouter.it.road;

import io.torouter.it.RunningGateway;

import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;

/** A gateway between a test and one scripted upstream, which is {@code ${UPSTREAM}} in the configuration. */
record Road(RunningGateway gateway, ScriptedUpstream upstream, AtomicReference<ScriptedUpstream.Script> script)
        implements AutoCloseable {
    /**
     * A channel of each kind, with a model of its own and one that the upstream knows by another name. They stay in use
     * whatever a script does to them.
     */
    static final String EVERY_DIALECT =
            """
            channels:
              - id: openai
                type: openai
                base_url: ${UPSTREAM}/v1
                api_key: upstream-credential-openai
                models: [gpt, { id: gpt-alias, upstream: "vendor/\\"real\\":gpt" }]
                cooldown: false
              - id: compatible
                type: openai-compatible
                base_url: ${UPSTREAM}/v1
                api_key: upstream-credential-compatible
                models: [open, { id: open-alias, upstream: real-open }]
                cooldown: false
              - id: anthropic
                type: anthropic
                base_url: ${UPSTREAM}/v1
                api_key: upstream-credential-anthropic
                models: [claude, { id: claude-alias, upstream: real-claude }]
                cooldown: false
              - id: gemini
                type: gemini
                base_url: ${UPSTREAM}/v1beta
                api_key: upstream-credential-gemini
                models: [gemini, { id: gemini-alias, upstream: real-gemini }]
                cooldown: false
            keys:
              - { name: test, key: "${KEY}" }
            """;

    static Road start(String yaml) {
        var script = new AtomicReference<ScriptedUpstream.Script>(call -> call.json(200, "{}"));
        var upstream = ScriptedUpstream.start(call -> script.get().play(call));
        return new Road(RunningGateway.start(yaml, Map.of("UPSTREAM", upstream.url())), upstream, script);
    }

    /** What the upstream does from the next request on. */
    void upstream(ScriptedUpstream.Script next) {
        script.set(next);
    }

    WireClient.Answer call(HttpRequestText request) {
        return WireClient.call(gateway.url(), request);
    }

    /** A client with a connection of its own. */
    WireClient client() {
        return WireClient.to(gateway.url());
    }

    @Override
    public void close() {
        upstream.close();
        gateway.close();
    }
}
