package io.torouter.simulator.exchange;

import io.vertx.core.buffer.Buffer;

import java.util.SplittableRandom;

/**
 * What tells one request from another; equal requests under equal seeds have equal identities, and so equal ids.
 *
 * @param hash of seed, path and body
 */
public record Identity(long hash) {
    /** When everything was created, in seconds since 1970: a clock would make equal requests differ. */
    public static final long CREATED = 1_735_689_600L;

    private static final String ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    private static final String HEX = "0123456789abcdef";
    private static final long FNV_OFFSET = 0xcbf29ce484222325L;
    private static final long FNV_PRIME = 0x100000001b3L;

    public static Identity of(long seed, String path, Buffer body) {
        var hash = (FNV_OFFSET ^ seed) * FNV_PRIME;
        for (var i = 0; i < path.length(); i++) {
            hash = (hash ^ path.charAt(i)) * FNV_PRIME;
        }
        for (var i = 0; i < body.length(); i++) {
            hash = (hash ^ body.getByte(i)) * FNV_PRIME;
        }
        return new Identity(hash);
    }

    /** An id of that many letters and digits behind the prefix; equal prefixes with equal numbers give equal ids. */
    public String id(String prefix, int length, int number) {
        return drawn(ALPHABET, prefix, length, number);
    }

    /** An id of that many hexadecimal digits behind the prefix. */
    public String hexId(String prefix, int length, int number) {
        return drawn(HEX, prefix, length, number);
    }

    private String drawn(String alphabet, String prefix, int length, int number) {
        var random = new SplittableRandom(hash + prefix.hashCode() * FNV_PRIME + number);
        var id = new StringBuilder(prefix);
        for (var i = 0; i < length; i++) {
            id.append(alphabet.charAt(random.nextInt(alphabet.length())));
        }
        return id.toString();
    }
}
