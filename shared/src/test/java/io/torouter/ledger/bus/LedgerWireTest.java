package io.torouter.ledger.bus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.torouter.bus.WireReader;
import io.torouter.bus.WireWriter;
import io.torouter.ledger.AttemptRow;
import io.torouter.ledger.LedgerRow;
import io.torouter.money.Cost;
import io.torouter.usage.Usage;
import io.vertx.core.buffer.Buffer;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

import org.junit.jupiter.api.Test;

import java.util.List;

class LedgerWireTest {
    private static final int VERSION_AT = Integer.BYTES;

    @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
    void whateverIsWrittenIsRead(@ForAll("rows") LedgerRow row) {
        assertThat(LedgerWire.read(new WireReader(bytes(row), 0))).isEqualTo(row);
    }

    @Property(tries = 100, edgeCases = EdgeCasesMode.NONE)
    void rowsByThemselvesAreTheSame(@ForAll("batches") List<LedgerRow> rows) {
        assertThat(LedgerWire.bytes(rows).stream().map(LedgerWire::row)).isEqualTo(rows);
        assertThat(LedgerWire.bytes(rows))
                .containsExactlyElementsOf(rows.stream().map(row -> bytes(row).getBytes()).toList());
    }

    @Property(tries = 100, edgeCases = EdgeCasesMode.NONE)
    void batchesArriveAsTheyWent(@ForAll("batches") List<LedgerRow> rows) {
        var codec = new LedgerBatchCodec();
        var message = Buffer.buffer("before");
        codec.encodeToWire(message, new LedgerBatch(rows));

        assertThat(codec.decodeFromWire("before".length(), message).rows()).isEqualTo(rows);
    }

    @Property(tries = 50, edgeCases = EdgeCasesMode.NONE)
    void skipsWhatALaterReleaseAppends(@ForAll("rows") LedgerRow row) {
        var newer = bytes(row).appendString("fields from the future");
        newer.setInt(0, newer.length() - Integer.BYTES);
        var in = new WireReader(newer.appendBuffer(bytes(row)), 0);

        assertThat(LedgerWire.read(in)).isEqualTo(row);
        assertThat(LedgerWire.read(in)).isEqualTo(row);
    }

    @Property(tries = 20, edgeCases = EdgeCasesMode.NONE)
    void everyTruncationFails(@ForAll("rows") LedgerRow row) {
        var whole = bytes(row);
        for (int length = 0; length < whole.length(); length++) {
            var cut = new WireReader(whole.getBuffer(0, length), 0);
            assertThat(catchThrowable(() -> LedgerWire.read(cut)))
                    .isInstanceOfAny(IndexOutOfBoundsException.class, IllegalArgumentException.class);
        }
    }

    @Test
    void refusesAnotherVersion() {
        var bytes = bytes(row("req_1", List.of()));
        bytes.setByte(VERSION_AT, (byte) 2);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> LedgerWire.read(new WireReader(bytes, 0)))
                .withMessageContaining("version 2");
    }

    private static Buffer bytes(LedgerRow row) {
        var buffer = Buffer.buffer();
        var out = new WireWriter(buffer);
        LedgerWire.put(out, row);
        out.flush();
        return buffer;
    }

    private static LedgerRow row(String id, List<AttemptRow> attempts) {
        return new LedgerRow(
                id,
                1_800_000_000_000L,
                new LedgerRow.Payer("key-1", "laptop", "acme", "default"),
                new LedgerRow.Asked("openai", "chat_completions", "gpt-5", true, "10.0.0.1", "curl/8"),
                new LedgerRow.Served("main", "gpt-5-2026", "up-1", 2),
                new LedgerRow.Ending(200, "completed", "", 7, 8),
                new LedgerRow.Charge(new Usage(1, 2, 3, 4, 5), true, Cost.NONE, "v1", 1_500_000),
                attempts);
    }

    @Provide
    Arbitrary<List<LedgerRow>> batches() {
        return rows().list().ofMaxSize(5);
    }

    @Provide
    Arbitrary<LedgerRow> rows() {
        return Combinators.combine(
                        Arbitraries.strings().withCharRange('a', 'z').ofMinLength(1).ofMaxLength(40),
                        Arbitraries.longs().between(0, 253_402_300_799_999L),
                        texts(),
                        usages(),
                        costs(),
                        attempts().list().ofMaxSize(3),
                        figures())
                .as(LedgerWireTest::row);
    }

    private static LedgerRow row(
            String id, long started, String text, Usage usage, Cost cost, List<AttemptRow> attempts, long figure) {
        return new LedgerRow(
                id,
                started,
                new LedgerRow.Payer(text, text + 1, text + 2, text + 3),
                new LedgerRow.Asked(text, text + 4, text + 5, figure % 2 == 0, text + 6, text + 7),
                new LedgerRow.Served(text, text + 8, text + 9, (int) (figure % 5)),
                new LedgerRow.Ending((int) (figure % 600), text, text + 10, figure, figure / 2),
                new LedgerRow.Charge(usage, figure % 3 == 0, cost, text, figure),
                attempts);
    }

    private static Arbitrary<String> texts() {
        return Arbitraries.strings().ofMaxLength(300);
    }

    private static Arbitrary<Long> figures() {
        return Arbitraries.longs().between(0, Long.MAX_VALUE);
    }

    private static Arbitrary<Usage> usages() {
        return figures()
                .list()
                .ofSize(10)
                .map(n ->
                        new Usage(n.get(0), n.get(1), n.get(2), n.get(3), n.get(4))
                                .with(new Usage.Detail(n.get(5), n.get(6), n.get(7), n.get(8), n.get(9))));
    }

    private static Arbitrary<Cost> costs() {
        return figures()
                .list()
                .ofSize(9)
                .map(n ->
                        new Cost(
                                n.get(0), n.get(1), n.get(2), n.get(3), n.get(4), n.get(5), n.get(6), n.get(7),
                                n.get(8)));
    }

    private static Arbitrary<AttemptRow> attempts() {
        return Combinators.combine(texts(), usages(), figures())
                .as((text, usage, figure) ->
                        new AttemptRow(
                                text,
                                text + 1,
                                (int) (figure % 600),
                                text + 2,
                                figure,
                                figure / 2,
                                figure / 3,
                                usage,
                                figure % 2 == 0,
                                figure / 4,
                                text + 3));
    }
}
