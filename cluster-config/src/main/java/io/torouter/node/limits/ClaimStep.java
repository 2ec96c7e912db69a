package io.torouter.node.limits;

import com.hazelcast.map.EntryProcessor;

import io.torouter.limits.Claim;
import io.torouter.limits.Grant;
import io.torouter.limits.LimitState;
import io.torouter.limits.LimitWire;
import io.torouter.limits.Past;

import org.jspecify.annotations.Nullable;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Map;

/**
 * A claim on its way to the member that keeps the state. There it takes the time of that member's clock, and gives the
 * same to the backup.
 */
final class ClaimStep implements EntryProcessor<String, LimitState, @Nullable Grant> {
    private static final long serialVersionUID = 1L;

    private final transient Claim claim;
    private final transient @Nullable Past past;
    private long wallMillis;

    /**
     * @param past what a subject begins with that is not known yet, or that it owes; null to leave it as it is
     */
    ClaimStep(Claim claim, @Nullable Past past) {
        this(claim, past, 0);
    }

    /**
     * @param wallMillis the time of the step; 0 for that of the member where it runs
     */
    private ClaimStep(Claim claim, @Nullable Past past, long wallMillis) {
        this.claim = claim;
        this.past = past;
        this.wallMillis = wallMillis;
    }

    static void write(DataOutput out, ClaimStep step) throws IOException {
        out.writeLong(step.wallMillis);
        LimitWire.write(out, step.claim);
        out.writeBoolean(step.past != null);
        if (step.past != null) {
            LimitWire.write(out, step.past);
        }
    }

    static ClaimStep read(DataInput in) throws IOException {
        long wallMillis = in.readLong();
        var claim = LimitWire.readClaim(in);
        return new ClaimStep(claim, in.readBoolean() ? LimitWire.readPast(in) : null, wallMillis);
    }

    @Override
    public @Nullable Grant process(Map.Entry<String, LimitState> entry) {
        if (wallMillis == 0) {
            wallMillis = System.currentTimeMillis();
        }
        var step = LimitState.step(entry.getValue(), claim, past, wallMillis);
        if (step == null) {
            return null;
        }
        entry.setValue(step.state());
        return step.grant();
    }

    /** Hazelcast asks when the step is done, and not at all where it changed nothing. */
    @Override
    public EntryProcessor<String, LimitState, @Nullable Grant> getBackupProcessor() {
        return new ClaimStep(claim, past, wallMillis);
    }
}
