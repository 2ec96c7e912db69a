package io.torouter.limits;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;

/** The binary form of states, claims and grants. Each begins with a version, and none is read that is of another. */
public final class LimitWire {
    private static final byte VERSION = 2;
    private static final byte GIVEN = 0;
    private static final byte REFUSED = 1;

    private LimitWire() {}

    private static void checkVersion(DataInput in) throws IOException {
        byte version = in.readByte();
        if (version != VERSION) {
            throw new IOException("limits of version " + version + ", expected " + VERSION);
        }
    }

    public static void write(DataOutput out, LimitState state) throws IOException {
        out.writeByte(VERSION);
        out.writeLong(state.moment());
        out.writeLong(state.spentNanos());
        out.writeInt(state.uses().size());
        for (var use : state.uses().entrySet()) {
            out.writeByte(use.getKey().code());
            use.getValue().write(out);
        }
        out.writeInt(state.leases().size());
        for (var lease : state.leases().entrySet()) {
            out.writeUTF(lease.getKey());
            out.writeLong(lease.getValue().sequence());
            write(out, lease.getValue().amounts());
            out.writeLong(lease.getValue().until());
        }
        out.writeLong(state.countedSince());
    }

    public static LimitState readState(DataInput in) throws IOException {
        checkVersion(in);
        long moment = in.readLong();
        long spent = in.readLong();
        var uses = new EnumMap<Limit, UseLog>(Limit.class);
        for (int i = in.readInt(); i > 0; i--) {
            uses.put(Limit.of(in.readByte()), UseLog.read(in));
        }
        var leases = new HashMap<String, LimitState.Lease>();
        for (int i = in.readInt(); i > 0; i--) {
            leases.put(in.readUTF(), new LimitState.Lease(in.readLong(), readAmounts(in), in.readLong()));
        }
        return new LimitState(moment, spent, uses, leases, in.readLong());
    }

    private static void write(DataOutput out, Amounts amounts) throws IOException {
        out.writeLong(amounts.requests());
        out.writeLong(amounts.tokens());
        out.writeLong(amounts.nanos());
        out.writeLong(amounts.slots());
    }

    private static Amounts readAmounts(DataInput in) throws IOException {
        return new Amounts(in.readLong(), in.readLong(), in.readLong(), in.readLong());
    }

    private static void write(DataOutput out, Limits limits) throws IOException {
        out.writeLong(limits.spendNanos());
        out.writeLong(limits.requestsPerMinute());
        out.writeLong(limits.tokensPerMinute());
        out.writeLong(limits.concurrency());
        out.writeLong(limits.per5Hours());
        out.writeLong(limits.per24Hours());
        out.writeLong(limits.per7Days());
    }

    private static Limits readLimits(DataInput in) throws IOException {
        return new Limits(
                in.readLong(),
                in.readLong(),
                in.readLong(),
                in.readLong(),
                in.readLong(),
                in.readLong(),
                in.readLong());
    }

    public static void write(DataOutput out, Claim claim) throws IOException {
        out.writeByte(VERSION);
        out.writeUTF(claim.holder());
        out.writeLong(claim.sequence());
        write(out, claim.limits());
        write(out, claim.used());
        write(out, claim.kept());
        write(out, claim.spare());
        out.writeInt(claim.needs().size());
        for (var need : claim.needs()) {
            write(out, need);
        }
    }

    public static Claim readClaim(DataInput in) throws IOException {
        checkVersion(in);
        var holder = in.readUTF();
        long sequence = in.readLong();
        var limits = readLimits(in);
        var used = readAmounts(in);
        var kept = readAmounts(in);
        var spare = readAmounts(in);
        var needs = new ArrayList<Amounts>();
        for (int i = in.readInt(); i > 0; i--) {
            needs.add(readAmounts(in));
        }
        return new Claim(holder, sequence, limits, used, kept, needs, spare);
    }

    public static void write(DataOutput out, Past past) throws IOException {
        out.writeByte(VERSION);
        out.writeBoolean(past.known());
        out.writeLong(past.spentNanos());
        out.writeInt(past.uses().size());
        for (var use : past.uses()) {
            out.writeLong(use.moment());
            out.writeLong(use.requests());
            out.writeLong(use.tokens());
        }
    }

    public static Past readPast(DataInput in) throws IOException {
        checkVersion(in);
        boolean known = in.readBoolean();
        long spent = in.readLong();
        var uses = new ArrayList<Past.Use>();
        for (int i = in.readInt(); i > 0; i--) {
            uses.add(new Past.Use(in.readLong(), in.readLong(), in.readLong()));
        }
        return new Past(known, spent, uses);
    }

    public static void write(DataOutput out, Grant grant) throws IOException {
        out.writeByte(VERSION);
        write(out, grant.spare());
        write(out, grant.standing().requests());
        write(out, grant.standing().tokens());
        out.writeLong(grant.countedSince());
        out.writeInt(grant.answers().size());
        for (var answer : grant.answers()) {
            write(out, answer);
        }
    }

    private static void write(DataOutput out, Grant.Answer answer) throws IOException {
        switch (answer) {
            case Grant.Given(var amounts) -> {
                out.writeByte(GIVEN);
                write(out, amounts);
            }
            case Grant.Refused(var by, long wait, boolean pressed) -> {
                out.writeByte(REFUSED);
                out.writeByte(by.code());
                out.writeLong(wait);
                out.writeBoolean(pressed);
            }
        }
    }

    public static Grant readGrant(DataInput in) throws IOException {
        checkVersion(in);
        var spare = readAmounts(in);
        var standing = new Standing(readCount(in), readCount(in));
        long countedSince = in.readLong();
        var answers = new ArrayList<Grant.Answer>();
        for (int i = in.readInt(); i > 0; i--) {
            answers.add(readAnswer(in));
        }
        return new Grant(List.copyOf(answers), spare, standing, countedSince);
    }

    private static Grant.Answer readAnswer(DataInput in) throws IOException {
        return in.readByte() == GIVEN
                ? new Grant.Given(readAmounts(in))
                : new Grant.Refused(Limit.of(in.readByte()), in.readLong(), in.readBoolean());
    }

    private static void write(DataOutput out, Standing.Count count) throws IOException {
        out.writeLong(count.limit());
        out.writeLong(count.left());
        out.writeLong(count.resetMillis());
    }

    private static Standing.Count readCount(DataInput in) throws IOException {
        return new Standing.Count(in.readLong(), in.readLong(), in.readLong());
    }
}
