package io.torouter.bus;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.buffer.Buffer;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

import java.util.ArrayList;
import java.util.List;

/** Messages are lists of sizes: a text of each, as characters and as bytes, between numbers and behind a length. */
class WireWriterTest {
    private static final String BEFORE = "what another has written";

    private static void write(WireWriter out, List<Integer> sizes) {
        int whole = out.reserveLength();
        for (int size : sizes) {
            int length = out.reserveLength();
            out.put("é".repeat(size)).put((long) size).put(new byte[size]).put(size % 2 == 0);
            out.put(Buffer.buffer("b".repeat(size))).put(size).put((byte) size);
            out.fillLength(length);
        }
        out.fillLength(whole);
    }

    private static Buffer written(List<Integer> sizes) {
        var buffer = Buffer.buffer(BEFORE);
        var out = new WireWriter(buffer);
        write(out, sizes);
        out.flush();
        return buffer;
    }

    @Property(tries = 300)
    void whatIsWrittenIsRead(@ForAll("sizes") List<Integer> sizes) {
        var buffer = written(sizes);

        var in = new WireReader(buffer, BEFORE.length());
        var read =
                in.readWhole(whole -> {
                    var found = new ArrayList<Integer>();
                    while (whole.hasMore()) {
                        found.add(whole.readWhole(WireWriterTest::size));
                    }
                    return found;
                });

        assertThat(buffer.getString(0, BEFORE.length())).isEqualTo(BEFORE);
        assertThat(read).isEqualTo(sizes);
    }

    /** Checks that all parts are of the same size, and says which. */
    private static int size(WireReader in) {
        int size = in.readString().length();
        assertThat(in.readLong()).isEqualTo(size);
        assertThat(in.readBytes()).hasSize(size);
        assertThat(in.readBoolean()).isEqualTo(size % 2 == 0);
        assertThat(in.readBuffer().length()).isEqualTo(size);
        assertThat(in.readInt()).isEqualTo(size);
        assertThat(in.readByte()).isEqualTo((byte) size);
        return size;
    }

    @Property(tries = 300)
    void whatIsTakenIsTheSame(@ForAll("sizes") List<Integer> first, @ForAll("sizes") List<Integer> second) {
        var out = new WireWriter();

        write(out, first);
        assertThat(out.take()).isEqualTo(bytes(first));
        write(out, second);
        assertThat(out.take()).isEqualTo(bytes(second));
    }

    private static byte[] bytes(List<Integer> sizes) {
        var buffer = written(sizes);
        return buffer.getBytes(BEFORE.length(), buffer.length());
    }

    @Provide
    Arbitrary<List<Integer>> sizes() {
        var small = Arbitraries.integers().between(0, 40);
        var large = Arbitraries.integers().between(1000, 3000);
        return Arbitraries.frequencyOf(Tuple.of(4, small), Tuple.of(1, large)).list().ofMaxSize(30);
    }
}
