package io.torouter.simulator.openai;

import io.torouter.simulator.exchange.Answer;
import io.torouter.simulator.exchange.Call;
import io.torouter.simulator.exchange.Endpoint;
import io.torouter.simulator.exchange.Refusal;
import io.torouter.simulator.exchange.Refused;
import io.torouter.simulator.exchange.Whole;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;

import java.util.List;

/**
 * {@code POST audio/transcriptions} and {@code audio/translations}: says how many bytes it heard, which took a second.
 */
final class Transcriptions implements Endpoint {
    @Override
    public Answer answer(Call call) {
        var bytes = call.form().size(List.of("file"));
        if (bytes == 0) {
            throw new Refused(Refusal.badRequest("Missing required parameter: 'file'.", "file"));
        }
        return rendered(
                call.form().text("response_format"),
                "This is the ToRouter simulator, no real model. It heard " + bytes + " bytes.");
    }

    private static Whole rendered(String format, String text) {
        return switch (format) {
            case "text" -> plain(text + "\n");
            case "srt" -> plain("1\n00:00:00,000 --> 00:00:01,000\n" + text + "\n\n");
            case "vtt" -> plain("WEBVTT\n\n00:00:00.000 --> 00:00:01.000\n" + text + "\n\n");
            case "verbose_json" -> Whole.json(verbose(text));
            default ->
                    Whole.json(JsonObject.of("text", text, "usage", JsonObject.of("type", "duration", "seconds", 1)));
        };
    }

    private static Whole plain(String text) {
        return Whole.of("text/plain; charset=utf-8", Buffer.buffer(text));
    }

    private static JsonObject verbose(String text) {
        var segment =
                new JsonObject()
                        .put("id", 0)
                        .put("seek", 0)
                        .put("start", 0.0)
                        .put("end", 1.0)
                        .put("text", text)
                        .put("tokens", JsonArray.of(1))
                        .put("temperature", 0.0)
                        .put("avg_logprob", -0.1)
                        .put("compression_ratio", 1.0)
                        .put("no_speech_prob", 0.01);
        return JsonObject.of(
                "task",
                "transcribe",
                "language",
                "english",
                "duration",
                1.0,
                "text",
                text,
                "segments",
                JsonArray.of(segment),
                "usage",
                JsonObject.of("type", "duration", "seconds", 1));
    }
}
