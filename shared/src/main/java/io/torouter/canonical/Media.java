package io.torouter.canonical;

import org.jspecify.annotations.Nullable;

/**
 * An image, a document, a sound or a video, read or made by a model.
 *
 * @param name file name or title; null where none was given
 * @param detail how closely to look: {@code low}, {@code medium}, {@code high}, {@code auto}, …; null for unsaid
 * @param transcript what is said in a sound; null where unknown
 * @param seal what Gemini binds to a part; null elsewhere
 */
public record Media(
        Kind kind,
        Source source,
        @Nullable String name,
        @Nullable String detail,
        @Nullable String transcript,
        @Nullable Seal seal,
        @Nullable CacheMark cache,
        Extras extras)
        implements Part {
    /** What it is, by its use rather than by its media type. */
    public enum Kind {
        IMAGE,
        DOCUMENT,
        AUDIO,
        VIDEO
    }

    public Media(Kind kind, Source source) {
        this(kind, source, null, null, null, null, null, Extras.NONE);
    }

    /** The same, sealed. */
    public Media with(Seal other) {
        return new Media(kind, source, name, detail, transcript, other, cache, extras);
    }

    /** The same, marked. */
    public Media with(CacheMark other) {
        return new Media(kind, source, name, detail, transcript, seal, other, extras);
    }
}
