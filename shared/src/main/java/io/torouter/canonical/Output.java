package io.torouter.canonical;

import org.jspecify.annotations.Nullable;

import java.util.Set;

/**
 * What the answer may consist of.
 *
 * @param modalities empty where the client did not say: text then
 * @param audio null unless sound is wanted
 * @param verbosity {@code low}, {@code medium}, {@code high}; null where unsaid
 * @param streamUsage whether an OpenAI chat stream is to end with a chunk of usage
 */
public record Output(Set<Modality> modalities, @Nullable Audio audio, @Nullable String verbosity, boolean streamUsage) {
    public static final Output DEFAULT = new Output(Set.of(), null, null, false);

    public Output {
        modalities = Set.copyOf(modalities);
    }

    public enum Modality {
        TEXT,
        IMAGE,
        AUDIO
    }

    /**
     * @param format {@code wav}, {@code mp3}, {@code pcm16}, …; null where the dialect has none
     */
    public record Audio(@Nullable String voice, @Nullable String format) {}
}
