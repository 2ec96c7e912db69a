package io.torouter.ledger.bus;

import static org.assertj.core.api.Assertions.assertThat;

import io.torouter.ledger.KeyUsage;
import io.torouter.ledger.Spend;
import io.torouter.limits.Past;
import io.torouter.limits.Subject;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.eventbus.MessageCodec;

import org.junit.jupiter.api.Test;

import java.util.List;

class PastCodecTest {
    /** Behind something else, as messages come. */
    private static <T> T carried(MessageCodec<T, T> codec, T message) {
        var wire = Buffer.buffer("before");
        codec.encodeToWire(wire, message);
        wire.appendString("after");
        return codec.decodeFromWire("before".length(), wire);
    }

    @Test
    void aQuestionArrivesAsItWasAsked() {
        var question = new PastQuestion(new Subject.Account("acme").text(), 17);

        assertThat(carried(new PastQuestionCodec(), question)).isEqualTo(question);
    }

    @Test
    void aPastArrivesAsItIsKnown() {
        var past = new Past(1L << 40, List.of(new Past.Use(1, 2, 3), new Past.Use(4, 5, 6)));

        assertThat(carried(new PastCodec(), past)).isEqualTo(past);
        assertThat(carried(new PastCodec(), Past.UNKNOWN)).isEqualTo(Past.UNKNOWN);
    }

    @Test
    void whatAKeyUsedArrivesAsItIsKnown() {
        var usage = new KeyUsage(new Spend(1, 2, 1L << 40), new Spend(4, 5, 6), new Spend(7, 8, 9), Spend.NOTHING);

        assertThat(carried(new KeyUsageCodec(), usage)).isEqualTo(usage);
    }

    @Test
    void aKeyIsNotTakenForTheAccountOfTheSameName() {
        assertThat(Subject.of(new Subject.Account("acme").text())).isEqualTo(new Subject.Account("acme"));
        assertThat(Subject.of("acme")).isEqualTo(new Subject.Key("acme"));
    }
}
