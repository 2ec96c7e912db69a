package io.torouter.bus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.torouter.dialect.Operation;
import io.torouter.error.ErrorCode;
import io.torouter.error.GatewayError;
import io.torouter.request.RequestFacts;
import io.torouter.request.Span;
import io.torouter.request.SpanEdit;
import io.torouter.request.UsageSwitch;
import io.torouter.usage.Usage;
import io.vertx.core.buffer.Buffer;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

import java.util.List;

class BatchCodecPropertyTest {
    private final BatchCodec codec = new BatchCodec();

    @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
    void whateverIsSentIsReceived(@ForAll("frames") List<Frame> frames, @ForAll long epoch) {
        var batch = new Batch("r.node.1", epoch, frames);

        assertThat(decode(encode(batch)))
                .usingRecursiveComparison()
                .withEqualsForType(Buffer::equals, Buffer.class)
                .isEqualTo(batch);
    }

    /** A frame that is not what it says is refused or misread, but never with anything else than a plain failure. */
    @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
    void aChangedByteNeverDoesMoreThanFail(
            @ForAll("frames") List<Frame> frames, @ForAll @IntRange(max = 4000) int place, @ForAll byte value) {
        var message = encode(new Batch("r.node.1", 1, frames));
        message.setByte(place % message.length(), value);

        var failure = catchThrowable(() -> decode(message));

        if (failure != null) {
            assertThat(failure).isInstanceOfAny(IndexOutOfBoundsException.class, IllegalArgumentException.class);
        }
    }

    @Provide
    Arbitrary<List<Frame>> frames() {
        return Arbitraries.oneOf(List.of(toRouter(), toEdge())).list().ofMaxSize(5);
    }

    private static Arbitrary<Frame> toRouter() {
        var stream = Arbitraries.longs();
        var number = Arbitraries.integers();
        return Arbitraries.oneOf(
                List.of(
                        Combinators.combine(stream, heads(), bytes(), number, number).as(Open::new),
                        Combinators.combine(stream, number, bytes()).as(Body::new),
                        Combinators.combine(stream, number).as(Credit::new),
                        stream.map(Cancel::new)));
    }

    private static Arbitrary<Frame> toEdge() {
        var stream = Arbitraries.longs();
        var number = Arbitraries.integers();
        return Arbitraries.oneOf(
                List.of(
                        Combinators.combine(stream, number, headers()).as(Head::new),
                        Combinators.combine(stream, number, bytes()).as(Data::new),
                        Combinators.combine(stream, number, headers(), bytes(), settlements()).as(Full::new),
                        Combinators.combine(stream, number, settlements()).as(End::new),
                        Combinators.combine(stream, errors(), flags(), settlements()).as(Fail::new),
                        Combinators.combine(stream, settlements()).as(Settled::new)));
    }

    private static Arbitrary<RequestHead> heads() {
        var text = texts();
        return Combinators.combine(text.list().ofSize(7), Arbitraries.of(Operation.class), flags(), facts(), headers())
                .as((texts, operation, stream, facts, headers) ->
                        new RequestHead(
                                texts.get(0),
                                operation,
                                texts.get(1),
                                texts.get(2),
                                texts.get(3),
                                texts.get(4),
                                texts.get(5),
                                stream,
                                texts.get(6),
                                facts,
                                headers));
    }

    private static Arbitrary<RequestFacts> facts() {
        var edit = Combinators.combine(spans(), bytes().map(Buffer::getBytes)).as(SpanEdit::new);
        var usage = Combinators.combine(flags(), edit.injectNull(0.5)).as(UsageSwitch::new);
        var text = texts().injectNull(0.5);
        return Combinators.combine(text, spans().injectNull(0.5), flags(), usage, text).as(RequestFacts::new);
    }

    private static Arbitrary<Span> spans() {
        var offset = Arbitraries.integers().between(0, Integer.MAX_VALUE);
        return Combinators.combine(offset, offset)
                .as((one, other) -> new Span(Math.min(one, other), Math.max(one, other)));
    }

    private static Arbitrary<Headers> headers() {
        return texts().list().ofMaxSize(6).map(texts -> new Headers(texts.subList(0, texts.size() / 2 * 2)));
    }

    private static Arbitrary<Settlement> settlements() {
        return Combinators.combine(
                        Arbitraries.of(Outcome.class),
                        texts(),
                        Arbitraries.integers(),
                        usages(),
                        flags(),
                        counts(),
                        Combinators.combine(texts(), texts().list().ofMaxSize(3)).as(Settlement.Passage::new),
                        reports().list().ofMaxSize(3))
                .as(Settlement::new);
    }

    private static Arbitrary<Long> counts() {
        return Arbitraries.longs().greaterOrEqual(0);
    }

    private static Arbitrary<Usage> usages() {
        var detail = Combinators.combine(counts(), counts(), counts(), counts(), counts()).as(Usage.Detail::new);
        return Combinators.combine(counts(), counts(), counts(), counts(), counts(), detail).as(Usage::new);
    }

    private static Arbitrary<AttemptReport> reports() {
        var number = Arbitraries.integers();
        var times = Combinators.combine(counts(), counts(), counts()).as(List::of);
        return Combinators.combine(texts(), texts(), number, texts(), times, usages(), flags(), texts())
                .as((channel, model, status, outcome, time, usage, reported, id) ->
                        new AttemptReport(
                                channel,
                                model,
                                status,
                                outcome,
                                time.get(0),
                                time.get(1),
                                time.get(2),
                                usage,
                                reported,
                                id));
    }

    private static Arbitrary<GatewayError> errors() {
        return Combinators.combine(Arbitraries.of(ErrorCode.class), texts(), Arbitraries.integers())
                .as(GatewayError::new);
    }

    private static Arbitrary<Boolean> flags() {
        return Arbitraries.of(true, false);
    }

    private static Arbitrary<Buffer> bytes() {
        return Arbitraries.bytes().array(byte[].class).ofMaxSize(50).map(Buffer::buffer);
    }

    /** Any text that UTF-8 can write: half of a surrogate pair is none. */
    private static Arbitrary<String> texts() {
        return Arbitraries.integers()
                .between(0, Character.MAX_CODE_POINT)
                .filter(point -> point < Character.MIN_SURROGATE || point > Character.MAX_SURROGATE)
                .list()
                .ofMaxSize(10)
                .map(points -> points.stream().map(Character::toString).reduce("", String::concat));
    }

    private Buffer encode(Batch batch) {
        var buffer = Buffer.buffer();
        codec.encodeToWire(buffer, batch);
        return buffer;
    }

    private Batch decode(Buffer message) {
        return codec.decodeFromWire(0, message);
    }
}
