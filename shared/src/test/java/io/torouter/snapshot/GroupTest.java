package io.torouter.snapshot;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

class GroupTest {
    private final Group group =
            group(
                    channel("exact", "gpt-5"),
                    channel("gpt", "gpt-*"),
                    channel("vendor", "acme/*"),
                    channel("vendor-line", "acme/large-*"),
                    channel("rest", "*"));

    @ParameterizedTest
    @CsvSource({
        "gpt-5, exact",
        "gpt-5-mini, gpt",
        "acme/small, vendor",
        "acme/large-2, vendor-line",
        "gpt, rest",
        "anything, rest"
    })
    void prefersTheExactIdAndThenTheLongestPattern(String model, String channel) {
        var route = Objects.requireNonNull(group.route(model));

        assertThat(route.candidates()).extracting(Channel::id).containsExactly(channel);
    }

    @Test
    void hasNoRouteForWhatNothingCovers() {
        assertThat(group(channel("gpt", "gpt-*")).route("claude")).isNull();
    }

    @Test
    void listsNoPatterns() {
        assertThat(group.modelIds()).containsExactly("gpt-5");
    }

    @Test
    void sendsAnIdThatAPatternCoversUnchanged() {
        assertThat(channel("gpt", "gpt-*").upstreamModel("gpt-9")).isEqualTo("gpt-9");
    }

    private static Group group(Channel... channels) {
        var snapshot = Snapshot.of(1, Instant.EPOCH, List.of(channels), Set.of("default"), List.of(), List.of());
        return Objects.requireNonNull(snapshot.group("default"));
    }

    private static Channel channel(String id, String... models) {
        return new Channel(
                id,
                ChannelType.OPENAI,
                URI.create("https://api.openai.com/v1"),
                new Secret(""),
                Stream.of(models).collect(Collectors.toMap(Function.identity(), Function.identity())),
                Set.of("default"),
                0,
                1,
                ChannelType.OPENAI.dialects(),
                ChannelLimits.NONE,
                Timeouts.DEFAULT);
    }
}
