package io.torouter.microbenchmark;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.torouter.request.JsonBodyScanner;
import io.torouter.request.MalformedBody;
import io.torouter.request.RequestFacts;
import io.torouter.translation.SealMark;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

import java.util.concurrent.TimeUnit;

/** The scans of a request's body: what each kind of text costs. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class BodyScan {
    private static final int BYTES = 100_000;

    /** What the prompt is made of. */
    public enum Prompt {
        PLAIN("The quick brown fox jumps over the lazy dog and goes on. "),
        ESCAPES("The quick brown fox \\\"jumps\\\" over the lazy dog.\\n"),
        ACCENTS("The quick brown fox jumps over the lazy dog and goes on. ".repeat(12) + "Voilà. "),
        BEYOND_ASCII("素早い茶色の狐が、のろまな犬を飛び越える。");

        private final String line;

        Prompt(String line) {
            this.line = line;
        }

        byte[] body() {
            var text = line.repeat(BYTES / line.getBytes(UTF_8).length);
            return ("{\"model\":\"m\",\"stream\":true,\"messages\":[{\"role\":\"user\",\"content\":\"" + text + "\"}]}")
                    .getBytes(UTF_8);
        }
    }

    @Param private Prompt prompt = Prompt.PLAIN;

    private byte[] body = new byte[0];

    @Setup
    public void prepare() {
        body = prompt.body();
    }

    /** For a body of 100 KB. */
    @Benchmark
    public RequestFacts scan() throws MalformedBody {
        return JsonBodyScanner.scan(body, 0, body.length);
    }

    /** For the same body, in which there is none. */
    @Benchmark
    public boolean seekSeal() {
        return SealMark.isIn(body, 0, body.length);
    }
}
