package io.torouter.node.limits;

import com.hazelcast.config.Config;
import com.hazelcast.config.InMemoryFormat;
import com.hazelcast.config.MapConfig;
import com.hazelcast.config.SerializerConfig;
import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.map.IMap;
import com.hazelcast.nio.serialization.StreamSerializer;

import io.torouter.limits.Claim;
import io.torouter.limits.Grant;
import io.torouter.limits.LimitBook;
import io.torouter.limits.LimitState;
import io.torouter.limits.LimitWire;
import io.torouter.limits.Past;
import io.torouter.limits.PastUse;
import io.torouter.limits.RecallingBook;

import org.jspecify.annotations.Nullable;

import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;

/**
 * The book of a cluster: one entry for each subject, on the member that owns it and on one more, so that the death of a
 * member loses nothing. Subjects that nobody touches for longer than the longest window are forgotten, and come back
 * with what the ledger knows of them.
 */
public final class SharedBook implements LimitBook {
    private static final String MAP = "torouter.limits";
    private static final int IDLE_SECONDS = (int) TimeUnit.DAYS.toSeconds(8);

    private final IMap<String, LimitState> states;
    private final RecallingBook recalling;

    public SharedBook(HazelcastInstance hazelcast, PastUse past) {
        this.states = hazelcast.getMap(MAP);
        this.recalling = new RecallingBook(this::step, past);
    }

    /** What a member must know to keep a part of the book. */
    public static void configure(Config config) {
        config.addMapConfig(
                new MapConfig(MAP)
                        .setInMemoryFormat(InMemoryFormat.OBJECT)
                        .setBackupCount(1)
                        .setMaxIdleSeconds(IDLE_SECONDS));
        register(config, LimitState.class, new WireSerializer<>(7101, LimitWire::write, LimitWire::readState));
        register(config, Grant.class, new WireSerializer<>(7102, LimitWire::write, LimitWire::readGrant));
        register(config, ClaimStep.class, new WireSerializer<>(7103, ClaimStep::write, ClaimStep::read));
    }

    private static <T> void register(Config config, Class<T> type, StreamSerializer<T> serializer) {
        config.getSerializationConfig()
                .addSerializerConfig(new SerializerConfig().setTypeClass(type).setImplementation(serializer));
    }

    @Override
    public CompletionStage<Grant> claim(String subject, Claim claim) {
        return recalling.claim(subject, claim);
    }

    @Override
    public CompletionStage<@Nullable LimitState> look(String subject) {
        return states.getAsync(subject)
                .<@Nullable LimitState>thenApply(state -> state)
                .toCompletableFuture()
                .orTimeout(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
    }

    private CompletionStage<@Nullable Grant> step(String subject, Claim claim, @Nullable Past past) {
        return states.submitToKey(subject, new ClaimStep(claim, past));
    }
}
