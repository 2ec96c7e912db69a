package io.torouter.settings;

import java.nio.file.Path;

/**
 * The server's certificate.
 *
 * @param certificate PEM file, the server's certificate first, then the chain
 * @param key PEM file with the private key
 */
public record TlsSettings(Path certificate, Path key) {}
