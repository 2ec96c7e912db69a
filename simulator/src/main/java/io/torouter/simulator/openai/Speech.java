package io.torouter.simulator.openai;

import io.torouter.simulator.exchange.Answer;
import io.torouter.simulator.exchange.Call;
import io.torouter.simulator.exchange.Endpoint;
import io.torouter.simulator.exchange.Refusal;
import io.torouter.simulator.exchange.Refused;
import io.torouter.simulator.exchange.Whole;
import io.vertx.core.buffer.Buffer;

/** {@code POST audio/speech}: a tenth of a second of a tone, as WAV (mono, 16 bit) whichever format is asked for. */
final class Speech implements Endpoint {
    private static final int SAMPLE_RATE = 8000;
    private static final int SAMPLES = SAMPLE_RATE / 10;
    private static final int BYTES_PER_SAMPLE = 2;
    private static final int BITS_PER_SAMPLE = 16;
    private static final int FORMAT_CHUNK_LENGTH = 16;
    private static final int BYTES_BEFORE_DATA = 36;
    private static final double PITCH_HERTZ = 440;
    private static final double LOUDNESS = 8000;
    private static final short PCM = 1;
    private static final short MONO = 1;

    @Override
    public Answer answer(Call call) {
        if (call.json().at("input").text().isEmpty()) {
            throw new Refused(Refusal.badRequest("Missing required parameter: 'input'.", "input"));
        }
        return Whole.of("audio/wav", wav());
    }

    private static Buffer wav() {
        var bytes = SAMPLES * BYTES_PER_SAMPLE;
        var wav =
                Buffer.buffer()
                        .appendString("RIFF")
                        .appendIntLE(BYTES_BEFORE_DATA + bytes)
                        .appendString("WAVEfmt ")
                        .appendIntLE(FORMAT_CHUNK_LENGTH)
                        .appendShortLE(PCM)
                        .appendShortLE(MONO)
                        .appendIntLE(SAMPLE_RATE)
                        .appendIntLE(SAMPLE_RATE * BYTES_PER_SAMPLE)
                        .appendShortLE((short) BYTES_PER_SAMPLE)
                        .appendShortLE((short) BITS_PER_SAMPLE)
                        .appendString("data")
                        .appendIntLE(bytes);
        for (var i = 0; i < SAMPLES; i++) {
            wav.appendShortLE((short) (LOUDNESS * Math.sin(2 * Math.PI * PITCH_HERTZ * i / SAMPLE_RATE)));
        }
        return wav;
    }
}
