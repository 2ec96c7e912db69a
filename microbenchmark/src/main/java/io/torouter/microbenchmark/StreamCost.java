package io.torouter.microbenchmark;

import io.torouter.answer.AnswerStream;
import io.torouter.answer.Framing;
import io.torouter.answer.PassThrough;
import io.torouter.dialect.Dialect;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.Blackhole;

import java.util.concurrent.TimeUnit;

/**
 * A streamed answer of {@value StreamSample#CHUNKS} chunks, each read by itself: what one chunk costs where bytes pass,
 * and what it costs where it is read in one dialect and written in another.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@OperationsPerInvocation(StreamSample.CHUNKS)
public class StreamCost {
    @Param private Dialect upstream = Dialect.OPENAI_CHAT;
    @Param private Dialect client = Dialect.ANTHROPIC_MESSAGES;

    private final StreamTranslations translations = new StreamTranslations();
    private byte[][] chunks = new byte[0][];

    @Setup
    public void prepare() {
        chunks = StreamSample.chunks(upstream);
    }

    /** For a chunk. Where both dialects are one, its bytes pass. */
    @Benchmark
    public AnswerStream chunk(Blackhole hole) {
        var answer =
                upstream == client
                        ? PassThrough.open(StreamTranslations.operation(upstream), Framing.SSE, false)
                        : translations.open(client, upstream);
        for (var chunk : chunks) {
            answer.feed(chunk, 0, chunk.length, (array, from, to) -> hole.consume(array[to - 1]));
        }
        answer.end((array, from, to) -> hole.consume(array[to - 1]));
        return answer;
    }
}
