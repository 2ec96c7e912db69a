package io.torouter.cli.litellm;

/**
 * An upstream, in texts of the configuration file.
 *
 * @param name what a channel there may be called
 * @param baseUrl empty for the type's own
 * @param apiKey empty for none
 */
record Place(String name, String type, String baseUrl, String apiKey) {}
