package io.torouter.limits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.List;

class LimitWireTest {
    private static final Limits LIMITS = new Limits(1, 2, 3, 4, 5, 6, 7);
    private static final Amounts SOME = new Amounts(1, 2, 3, 4);
    private static final Claim CLAIM =
            new Claim("nöde/1", 9, LIMITS, SOME, SOME.times(2), List.of(SOME, Amounts.NONE), SOME.times(3));

    @FunctionalInterface
    private interface Writing {
        void to(DataOutputStream out) throws IOException;
    }

    private static DataInputStream written(Writing writing) throws IOException {
        var bytes = new ByteArrayOutputStream();
        writing.to(new DataOutputStream(bytes));
        return new DataInputStream(new ByteArrayInputStream(bytes.toByteArray()));
    }

    @Test
    void aStateComesBackAsItWas() throws IOException {
        var state = Past.UNKNOWN.state(LIMITS, 1_000).claim(CLAIM, 1_000).state();
        assertThat(state.uses()).isNotEmpty();
        assertThat(state.leases()).isNotEmpty();

        assertThat(LimitWire.readState(written(out -> LimitWire.write(out, state)))).isEqualTo(state);
    }

    @Test
    void aClaimComesBackAsItWas() throws IOException {
        assertThat(LimitWire.readClaim(written(out -> LimitWire.write(out, CLAIM)))).isEqualTo(CLAIM);
    }

    @Test
    void aGrantComesBackAsItWas() throws IOException {
        var grant =
                new Grant(
                        List.of(new Grant.Given(SOME), new Grant.Refused(Limit.WEEK, 17, true)),
                        SOME,
                        new Standing(new Standing.Count(1, 2, 3), new Standing.Count(4, 5, 6)),
                        7);

        assertThat(LimitWire.readGrant(written(out -> LimitWire.write(out, grant)))).isEqualTo(grant);
    }

    @Test
    void aPastComesBackAsItWas() throws IOException {
        var past = new Past(5, List.of(new Past.Use(1, 2, 3)));

        assertThat(LimitWire.readPast(written(out -> LimitWire.write(out, past)))).isEqualTo(past);
        assertThat(LimitWire.readPast(written(out -> LimitWire.write(out, Past.UNKNOWN)))).isEqualTo(Past.UNKNOWN);
    }

    @Test
    void anotherVersionIsRefused() throws IOException {
        var in = written(out -> out.writeByte(3));

        assertThatThrownBy(() -> LimitWire.readState(in)).hasMessageContaining("version 3");
    }
}
