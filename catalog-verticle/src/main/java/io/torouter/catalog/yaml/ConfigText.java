package io.torouter.catalog.yaml;

/**
 * The text of a configuration, read already.
 *
 * @param name the file as the operator named it; it starts every message
 * @param content empty where there is no file
 */
public record ConfigText(String name, String content) {
    /** Masked, because a configuration holds credentials. */
    @Override
    public String toString() {
        return name + " (" + content.length() + " characters)";
    }
}
