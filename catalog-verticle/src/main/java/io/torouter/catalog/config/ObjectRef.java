package io.torouter.catalog.config;

/**
 * Names a part of the catalogue.
 *
 * @param id unique among those of its kind; of a key that a file declares, its name
 */
public record ObjectRef(Kind kind, String id) {
    /** Such as {@code channel 'openai-main'}. */
    @Override
    public String toString() {
        return kind.id() + " '" + id + "'";
    }
}
