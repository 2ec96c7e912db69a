package io.torouter.it.loop;

import static org.assertj.core.api.Assertions.assertThat;

import io.torouter.it.loop.LoopClient.Told;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.io.IOException;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;

/** Loops of tools that stay with one upstream. */
class ToolLoopTest {
    private static LoopGateway gateway;

    /** A client, an upstream and a form of answers. */
    record Case(ClientKind client, Kind upstream, boolean stream) {
        long seed() {
            return toString().hashCode();
        }

        /** Who lets OpenAI keep the conversation has no opaque values to bring back. */
        boolean seals() {
            return upstream.seals() && !(client == ClientKind.KEPT && upstream == Kind.RESPONSES);
        }
    }

    static Stream<Case> all() {
        return Arrays.stream(ClientKind.values())
                .flatMap(client -> Arrays.stream(Kind.values()).map(kind -> new Case(client, kind, false)))
                .flatMap(one -> Stream.of(one, new Case(one.client(), one.upstream(), true)));
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
        gateway.upstream().begin(one.seed());
        var told = gateway.loop(one.client(), one.stream()).run(Collections.nCopies(4, one.upstream().model()));

        clientWasTold(told);
        upstreamHeard(one);
    }

    private static void clientWasTold(List<Told> told) {
        assertThat(told).extracting(Told::text).containsExactly(texts());
        for (int i = 0; i < told.size(); i++) {
            var said = Script.turn(i).calls();
            var heard = told.get(i).calls();
            assertThat(heard)
                    .extracting(LoopClient.Call::name)
                    .isEqualTo(said.stream().map(Script.Call::tool).toList());
            assertThat(heard)
                    .extracting(call -> call.arguments().toString())
                    .isEqualTo(said.stream().map(Script.Call::arguments).toList());
        }
    }

    private static String[] texts() {
        var texts = new String[Script.turns()];
        Arrays.setAll(texts, i -> Script.turn(i).text());
        return texts;
    }

    private static void upstreamHeard(Case one) {
        var heard = gateway.upstream().heard();
        assertThat(heard).hasSize(4).allSatisfy(request -> assertThat(request.refusal()).isEmpty());
        var found = heard.getLast().found();
        assertThat(found).isNotNull();
        var issued = gateway.upstream().issued(one.upstream());
        assertThat(found.calls()).extracting(History.Called::id).isEqualTo(issued.callIds());
        assertThat(found.calls())
                .extracting(History.Called::name)
                .containsExactly("get_weather", "get_time", "book_train");
        results(one, found);
        // The last answer's own have nobody to come back to.
        var due = issued.seals().stream().limit(found.seals().size()).toList();
        assertThat(found.seals()).isEqualTo(due);
        assertThat(issued.seals().size() - due.size()).isLessThanOrEqualTo(1);
        assertThat(found.seals().isEmpty()).isEqualTo(!one.seals());
    }

    private static void results(Case one, History found) {
        assertThat(found.results())
                .extracting(History.Result::callId)
                .isEqualTo(gateway.upstream().issued(one.upstream()).callIds());
        assertThat(found.results().get(0).text()).contains(Script.WEATHER);
        assertThat(found.results().get(1).text().replace("\\", "").replace(" ", "")).contains(Script.TIME);
        assertThat(found.results().get(2).text()).contains(Script.FULL);
        boolean said = one.client() == ClientKind.ANTHROPIC && one.upstream() == Kind.ANTHROPIC;
        assertThat(found.results().get(2).error() || !said).isTrue();
    }
}
