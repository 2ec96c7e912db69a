package io.torouter.it.loop;

import io.torouter.it.RunningGateway;

import java.io.IOException;
import java.net.http.HttpClient;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;

/** A gateway in front of all vendors. */
record LoopGateway(StrictUpstream upstream, RunningGateway gateway, HttpClient http) implements AutoCloseable {
    /** DeepSeek is known by its host, which this upstream does not have. */
    private static final Map<String, String> VENDORS =
            Map.of(
                    "vendors/openai.chat.json",
                    """
                    [{"models": ["deepseek-*"], "traits": {"reasoning": "thinking", "reasoning_back": "content_always"}}]
                    """);

    static LoopGateway start() throws IOException {
        var upstream = StrictUpstream.start();
        var channels = Arrays.stream(Kind.values()).map(kind -> kind.channel("")).collect(Collectors.joining());
        var yaml = "channels:\n" + channels + "keys:\n  - { name: test, key: \"${KEY}\" }\n";
        var gateway = RunningGateway.start(yaml, Map.of("UPSTREAM", upstream.url()), VENDORS);
        return new LoopGateway(upstream, gateway, HttpClient.newHttpClient());
    }

    ToolLoop loop(ClientKind client, boolean stream) {
        return new ToolLoop(http, gateway.url(), gateway.key(), client.begin(), stream);
    }

    @Override
    public void close() {
        http.close();
        gateway.close();
        upstream.close();
    }
}
