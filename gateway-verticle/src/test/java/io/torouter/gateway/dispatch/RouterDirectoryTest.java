package io.torouter.gateway.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import io.torouter.bus.Heartbeat;
import io.torouter.bus.LocalRouters;

import org.junit.jupiter.api.Test;

import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;

class RouterDirectoryTest {
    private final LocalRouters local = new LocalRouters();
    private final RouterDirectory directory = new RouterDirectory(local, new Random(7));

    @Test
    void theNodesOwnRouterComesFirst() {
        directory.heard(beat("a", 1, 0), 0);
        local.add("r.here.0");

        assertThat(directory.choose(0)).isEqualTo("r.here.0");
    }

    @Test
    void withoutAnyRouterThereIsNone() {
        assertThat(directory.choose(0)).isNull();
        assertThat(directory.isReady(0)).isFalse();
    }

    @Test
    void aNodeWithoutRoutersServesNobody() {
        directory.heard(new Heartbeat("a", 1, 2, 0, 0, false, 1), 0);

        assertThat(directory.choose(0)).isNull();
    }

    @Test
    void aNodeThatShutsDownGetsNothingNew() {
        directory.heard(new Heartbeat("a", 1, 2, 2, 0, true, 1), 0);

        assertThat(directory.choose(0)).isNull();
    }

    @Test
    void anyInstanceOfANodeMayServe() {
        directory.heard(beat("a", 3, 0), 0);

        assertThat(chosen(100)).containsOnlyKeys("r.a.0", "r.a.1", "r.a.2");
    }

    @Test
    void theLessBusyOfTwoDrawnGetsMore() {
        directory.heard(beat("busy", 1, 90), 0);
        directory.heard(beat("idle", 1, 10), 0);

        var chosen = chosen(1000);

        assertThat(chosen.get("r.idle.0")).isBetween(700, 800);
        assertThat(chosen.get("r.busy.0")).isBetween(200, 300);
    }

    private Map<String, Integer> chosen(int times) {
        var chosen = new TreeMap<String, Integer>();
        IntStream.range(0, times).forEach(_ -> chosen.merge(directory.choose(0), 1, Integer::sum));
        return chosen;
    }

    @Test
    void aSilentNodeIsFirstSuspectedThenLost() {
        directory.heard(beat("a", 1, 0), 0);

        assertThat(directory.choose(Heartbeat.SUSPECT_MILLIS - 1)).isEqualTo("r.a.0");
        assertThat(directory.choose(Heartbeat.SUSPECT_MILLIS)).isNull();
        assertThat(directory.dropSilent(Heartbeat.LOST_MILLIS)).isEmpty();
        assertThat(directory.dropSilent(Heartbeat.LOST_MILLIS + 1)).containsExactly("a");
        assertThat(directory.dropSilent(Heartbeat.LOST_MILLIS + 2)).isEmpty();
    }

    @Test
    void aHeartbeatBringsASuspectBack() {
        directory.heard(beat("a", 1, 0), 0);
        directory.heard(beat("a", 1, 0), 1500);

        assertThat(directory.choose(1500)).isEqualTo("r.a.0");
        assertThat(directory.dropSilent(3000)).isEmpty();
    }

    @Test
    void aForgottenNodeComesBackWithItsNextHeartbeat() {
        directory.heard(beat("a", 1, 0), 0);
        directory.forget("a");
        assertThat(directory.choose(0)).isNull();

        directory.heard(beat("a", 1, 0), 100);
        assertThat(directory.choose(100)).isEqualTo("r.a.0");
    }

    @Test
    void aNewEpochIsANewLife() {
        assertThat(directory.heard(new Heartbeat("a", 1, 1, 1, 0, false, 1), 0)).isFalse();
        assertThat(directory.heard(new Heartbeat("a", 1, 1, 1, 0, false, 2), 0)).isFalse();
        assertThat(directory.heard(new Heartbeat("a", 2, 1, 1, 0, false, 2), 0)).isTrue();
    }

    @Test
    void afterAStandstillOfOurOwnNobodyIsSilent() {
        directory.heard(beat("a", 1, 0), 0);

        directory.excuse(10_000);

        assertThat(directory.dropSilent(10_000)).isEmpty();
        assertThat(directory.choose(10_000)).isEqualTo("r.a.0");
        assertThat(directory.dropSilent(10_000 + Heartbeat.SUSPECT_MILLIS)).isEmpty();
        assertThat(directory.dropSilent(10_001 + Heartbeat.SUSPECT_MILLIS)).containsExactly("a");
    }

    private static Heartbeat beat(String node, int routers, int inFlight) {
        return new Heartbeat(node, 1, 0, routers, inFlight, false, 1);
    }
}
