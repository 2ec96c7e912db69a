package io.torouter.simulator.server;

import io.torouter.simulator.play.Player;
import io.torouter.simulator.script.ModelId;
import io.torouter.simulator.script.Script;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;

/**
 * What the simulator remembers of its requests. Written on the event loop of the server; {@link #observed} may be read
 * from any thread.
 */
public final class Journal implements Player.Audience {
    /** Beyond so many model ids, requests are no longer counted by model. */
    private static final int MAX_MODELS = 1000;

    private final AtomicReference<Observed> observed = new AtomicReference<>(Observed.NOTHING);
    private final Map<ModelId, Integer> byModel = new HashMap<>();

    public Observed observed() {
        return observed.get();
    }

    void begun(SeenRequest request) {
        observed.updateAndGet(now -> now.begun(request));
    }

    @Override
    public void ended() {
        observed.updateAndGet(Observed::ended);
    }

    @Override
    public void clientLeft() {
        observed.updateAndGet(Observed::clientLeft);
    }

    void forget() {
        observed.updateAndGet(Observed::forgotten);
        byModel.clear();
    }

    /** The script for one more request with that model id: without its fault once enough requests have met it. */
    Script scriptFor(ModelId modelId, Script script) {
        if (script.first() == 0 || (byModel.size() >= MAX_MODELS && !byModel.containsKey(modelId))) {
            return script;
        }
        return byModel.merge(modelId, 1, Integer::sum) > script.first() ? script.faultless() : script;
    }
}
