package io.torouter.canonical;

import io.torouter.dialect.Dialect;

import org.jspecify.annotations.Nullable;

import java.util.List;

/** Where the bytes of a {@link Media} are. */
public sealed interface Source {
    /**
     * In the body.
     *
     * @param mediaType for example {@code image/png}
     * @param base64 standard alphabet, as the client wrote it
     */
    record Inline(String mediaType, String base64) implements Source {}

    /**
     * Where the upstream fetches them.
     *
     * @param mediaType null where the client did not say
     */
    record Url(String url, @Nullable String mediaType) implements Source {}

    /**
     * Stored with a vendor, whose own ids mean nothing elsewhere.
     *
     * @param id an id, or for Gemini a file URI
     */
    record Stored(Dialect vendor, String id, @Nullable String mediaType) implements Source {}

    /** A document that is plain text. */
    record Plain(String mediaType, String text) implements Source {}

    /** A document made of parts. */
    record Composed(List<Part> parts) implements Source {
        public Composed {
            parts = List.copyOf(parts);
        }
    }
}
