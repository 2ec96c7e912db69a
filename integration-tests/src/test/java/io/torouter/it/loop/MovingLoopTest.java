package io.torouter.it.loop;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** Loops of tools that go to another upstream with every turn, and come back. */
class MovingLoopTest {
    private static LoopGateway gateway;

    /** A client, two upstreams that answer it by turns, and a form of answers. */
    record Case(ClientKind client, Kind first, Kind second, boolean stream) {
        /**
         * What passes between hosts of one dialect is theirs to understand: OpenRouter knows by their formats which
         * reasoning is whose, and a chat client's own messages go to DeepSeek as they are, with a thought or without.
         * What OpenAI alone keeps of a conversation cannot leave it.
         */
        boolean isOfTheGateway() {
            boolean routed = first.isRouted() && second.isRouted();
            boolean bare = client == ClientKind.CHAT && asks(Kind.DEEPSEEK) && !showsThoughts();
            return !routed && !bare && !(client == ClientKind.KEPT && first == Kind.RESPONSES);
        }

        private boolean asks(Kind kind) {
            return first == kind || second == kind;
        }

        /** In words, to a chat client, when it answers in the middle of a loop that another began. */
        private boolean showsThoughts() {
            return asks(Kind.RESPONSES) || asks(Kind.GEMINI);
        }

        List<Kind> upstreams() {
            return List.of(first, second, first, second);
        }

        List<String> models() {
            return upstreams().stream().map(Kind::model).toList();
        }
    }

    static Stream<Case> all() {
        return Arrays.stream(ClientKind.values())
                .flatMap(client -> Arrays.stream(Kind.values()).flatMap(first -> from(client, first)))
                .filter(Case::isOfTheGateway);
    }

    private static Stream<Case> from(ClientKind client, Kind first) {
        return Arrays.stream(Kind.values())
                .filter(second -> second != first)
                .flatMap(second ->
                        Stream.of(new Case(client, first, second, false), new Case(client, first, second, true)));
    }

    @BeforeAll
    static void start() throws IOException {
        gateway = LoopGateway.start();
    }

    @AfterAll
    static void stop() {
        gateway.close();
    }

    @ParameterizedTest
    @MethodSource("all")
    void goesOnToItsEnd(Case one) {
        gateway.upstream().begin(one.toString().hashCode());
        var told = gateway.loop(one.client(), one.stream()).run(one.models());

        assertThat(told)
                .extracting(LoopClient.Told::text)
                .containsExactly(
                        Script.turn(0).text(), Script.turn(1).text(), Script.turn(2).text(), Script.turn(3).text());
        var heard = gateway.upstream().heard();
        assertThat(heard).extracting(StrictUpstream.Heard::refusal).containsOnly("");
        assertThat(heard).extracting(StrictUpstream.Heard::kind).isEqualTo(one.upstreams());
        assertThat(heard.getLast().found().calls())
                .extracting(History.Called::name)
                .containsExactly("get_weather", "get_time", "book_train");
        ownSealsComeBack(one, heard.get(2).found());
    }

    /** Those of the first turn, to who made them, whatever another said in between. */
    private static void ownSealsComeBack(Case one, History third) {
        assertThat(third.seals().isEmpty()).isEqualTo(!one.first().seals());
        assertThat(gateway.upstream().issued(one.first()).seals()).startsWith(third.seals().toArray(String[]::new));
    }
}
