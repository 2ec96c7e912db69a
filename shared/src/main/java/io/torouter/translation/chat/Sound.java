package io.torouter.translation.chat;

import static io.torouter.dialect.Dialect.OPENAI_CHAT;

import com.fasterxml.jackson.databind.node.ObjectNode;

import io.torouter.canonical.Extras;
import io.torouter.canonical.Media;
import io.torouter.canonical.Source;
import io.torouter.translation.AnswerContext;
import io.torouter.translation.Members;

import org.jspecify.annotations.Nullable;

/** {@code audio} of an assistant's message: whole in an answer, by its id in the history of a request. */
final class Sound {
    /** Whoever asks for sound without saying how gets it so; streams of OpenAI know no other. */
    static final String STREAM_FORMAT = "pcm16";

    static final String WHOLE_FORMAT = "wav";

    private Sound() {}

    static Media read(Members audio) {
        var data = audio.text("data");
        if (data == null) {
            return media(new Source.Stored(OPENAI_CHAT, audio.text("id", ""), null), null, Extras.NONE);
        }
        var transcript = audio.text("transcript");
        return media(new Source.Inline("audio/wav", data), transcript, audio.rest(OPENAI_CHAT));
    }

    private static Media media(Source source, @Nullable String transcript, Extras extras) {
        return new Media(Media.Kind.AUDIO, source, null, null, transcript, null, null, extras);
    }

    /** The member of an answer. Sound of others is not kept under an id: it has expired when it comes. */
    static ObjectNode answer(Media sound, AnswerContext context) {
        var audio = Upstream.object();
        var id = sound.extras().of(OPENAI_CHAT, "id").asText("");
        audio.put("id", id.isEmpty() ? "audio_" + context.id() : id);
        audio.put("data", sound.source() instanceof Source.Inline(_, var base64) ? base64 : "");
        audio.put("expires_at", sound.extras().of(OPENAI_CHAT, "expires_at").asLong(context.createdSeconds()));
        audio.put("transcript", sound.transcript() == null ? "" : sound.transcript());
        return audio;
    }
}
