package io.torouter.catalog.admin;

import io.torouter.health.bus.Cooldowns;
import io.torouter.probe.bus.ProbeAnswer;
import io.torouter.probe.bus.ProbeQuestion;
import io.vertx.core.Future;

import java.util.List;

/** The nodes that route, who can be asked about channels. May be used from any thread. */
interface Routers {
    /** Their ids, the nearest first; those that are about to leave last. */
    List<String> living();

    /**
     * @param node one of them
     * @return fails with a {@code ReplyException}
     */
    Future<ProbeAnswer> test(String node, ProbeQuestion question);

    /** What they say they leave alone. */
    List<Cooldowns> cooldowns();

    /**
     * Has one of them take a channel back at once.
     *
     * @return how many cooldowns of its own end by it; fails with a {@code ReplyException}
     */
    Future<Integer> clear(String node, String channel);
}
