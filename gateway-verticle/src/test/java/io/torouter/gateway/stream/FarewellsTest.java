package io.torouter.gateway.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.torouter.bus.Outcome;
import io.torouter.bus.Settled;
import io.torouter.bus.Settlement;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;

class FarewellsTest {
    private static final Settlement USED = Settlement.none(Outcome.CANCELLED);
    private final Farewells farewells = new Farewells();
    private final List<String> heard = new ArrayList<>();

    private final class Left implements Unsettled {
        private final long id;

        private Left(long id) {
            this.id = id;
        }

        @Override
        public long id() {
            return id;
        }

        @Override
        public String router() {
            return "r.a.0";
        }

        @Override
        public void settled(Settlement settlement) {
            heard.add(id + " settled");
        }

        @Override
        public void unsettled() {
            heard.add(id + " unsettled");
        }
    }

    @Test
    void anOlderRouterThatNeverAnswersIsNotWaitedForLongerThanTwoSeconds() {
        farewells.await(new Left(1), 1000);
        farewells.await(new Left(2), 1001);

        farewells.tick(2999);
        assertThat(heard).isEmpty();
        farewells.tick(3000);

        assertThat(heard).containsExactly("1 unsettled");
    }

    @Test
    void whatIsSettledOnceIsSettled() {
        farewells.await(new Left(1), 0);

        farewells.hear("r.a.0", new Settled(1, USED));
        farewells.hear("r.a.0", new Settled(1, USED));
        farewells.tick(5000);
        farewells.lost("a");
        farewells.close();

        assertThat(heard).containsExactly("1 settled");
    }

    @Test
    void onlyTheLostNodesStreamsAreGivenUp() {
        farewells.await(new Left(1), 0);

        farewells.lost("b");
        assertThat(heard).isEmpty();
        farewells.lost("a");
        farewells.lost("a");

        assertThat(heard).containsExactly("1 unsettled");
    }
}
