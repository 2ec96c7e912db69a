package io.torouter.answer;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.torouter.dialect.Operation;
import io.torouter.usage.Usage;

import org.jspecify.annotations.Nullable;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;

/** One answer, fed somehow, and what came of it. */
record Run(
        String output,
        int writes,
        Progress progress,
        Usage usage,
        boolean usageReported,
        @Nullable UpstreamError error,
        boolean atBoundary) {

    /** How an answer is opened. */
    record Opening(Operation operation, Framing framing, boolean hideUsage) {
        static Opening of(Operation operation, Framing framing) {
            return new Opening(operation, framing, false);
        }

        /** Feeds the bytes in pieces that end at the cuts, and ends the answer. */
        Run whole(byte[] bytes, int... cuts) {
            return run(bytes, bytes.length, true, cuts);
        }

        /** Feeds the bytes in pieces that end at the cuts, and leaves the answer open. */
        Run unended(byte[] bytes, int... cuts) {
            return run(bytes, bytes.length, false, cuts);
        }

        /** Feeds the first bytes, as from an upstream that then goes away. */
        Run truncated(byte[] bytes, int length) {
            return run(bytes, length, true);
        }

        private Run run(byte[] bytes, int length, boolean end, int... cuts) {
            var stream = PassThrough.open(operation, framing, hideUsage);
            var sink = new Sink();
            int from = 0;
            for (int cut : cuts) {
                feed(stream, bytes, from, cut, sink);
                from = cut;
            }
            feed(stream, bytes, from, length, sink);
            if (end) {
                stream.end(sink);
            }
            return result(stream, sink);
        }

        /** Every piece comes in an array of its own, which is spoilt afterwards. */
        private static void feed(AnswerStream stream, byte[] bytes, int from, int to, Sink sink) {
            int padding = 3;
            var array = new byte[to - from + 2 * padding];
            System.arraycopy(bytes, from, array, padding, to - from);
            stream.feed(array, padding, array.length - padding, sink);
            Arrays.fill(array, (byte) '#');
        }

        private static Run result(AnswerStream stream, Sink sink) {
            return new Run(
                    sink.bytes.toString(ISO_8859_1),
                    sink.writes,
                    stream.progress(),
                    stream.usage(),
                    stream.usageReported(),
                    stream.error(),
                    stream.atBoundary());
        }
    }

    /** All but how often was written, which depends on the cuts. */
    Run withoutWrites() {
        return new Run(output, 0, progress, usage, usageReported, error, atBoundary);
    }

    private static final class Sink implements Output {
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        private int writes;

        @Override
        public void write(byte[] array, int from, int to) {
            bytes.write(array, from, to - from);
            writes++;
        }
    }
}
