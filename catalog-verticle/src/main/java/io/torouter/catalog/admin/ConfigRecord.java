package io.torouter.catalog.admin;

import io.torouter.catalog.source.LoadResult;
import io.torouter.catalog.source.LoadResult.Loaded;
import io.torouter.catalog.watch.CatalogListener;
import io.torouter.catalog.watch.ConfigStatus;
import io.torouter.catalog.yaml.ConfigProblem;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/** Remembers what became of the last edit of the configuration. May be used from any thread. */
public final class ConfigRecord implements CatalogListener {
    /**
     * What is known.
     *
     * @param loaded what is in force
     * @param refused the last edit, where it was refused; null where it is in force
     */
    record State(Loaded loaded, ConfigStatus status, @Nullable Refusal refused) {}

    record Refusal(Instant moment, List<ConfigProblem> problems) {}

    private final InstantSource clock;
    private volatile State state;

    /**
     * @param first what the node started with
     */
    public ConfigRecord(Loaded first, ConfigStatus status, InstantSource clock) {
        this.state = new State(first, status, null);
        this.clock = clock;
    }

    @Override
    public void onEdit(LoadResult outcome, ConfigStatus status) {
        state =
                switch (outcome) {
                    case Loaded loaded -> new State(loaded, status, null);
                    case LoadResult.Refused(var problems) ->
                            new State(state.loaded(), status, new Refusal(clock.instant(), problems));
                };
    }

    State now() {
        return state;
    }
}
