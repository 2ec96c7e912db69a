package io.torouter.bus;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LocalRoutersTest {
    private final LocalRouters routers = new LocalRouters();

    @Test
    void aNodeWithoutRoutersHasNoNearest() {
        assertThat(routers.nearest()).isNull();
        assertThat(routers.count()).isZero();
    }

    @Test
    void prefersTheRouterOfTheCallingThread() throws InterruptedException {
        onAnotherThread(() -> routers.add("r.n.0"));
        routers.add("r.n.1");

        assertThat(routers.nearest()).isEqualTo("r.n.1");
    }

    @Test
    void takesAnyRouterOfTheNodeElse() throws InterruptedException {
        onAnotherThread(() -> routers.add("r.n.0"));

        assertThat(routers.nearest()).isEqualTo("r.n.0");
        assertThat(routers.count()).isEqualTo(1);
    }

    private static void onAnotherThread(Runnable action) throws InterruptedException {
        var thread = Thread.ofPlatform().start(action);
        thread.join();
    }
}
