package io.torouter.snapshot;

import java.net.Inet4Address;
import java.net.InetAddress;

/** A block of IPv4 or IPv6 addresses, such as {@code 10.0.0.0/8}; an address alone is a block of one. */
public record Cidr(InetAddress network, int prefixBits) {
    /** What stands before an address of IPv4 that is written as one of IPv6. */
    private static final int MAPPED_BITS = 96;

    private static final int MOST_DIGITS = 3;

    public Cidr {
        if (prefixBits < 0 || prefixBits > network.getAddress().length * 8) {
            throw new IllegalArgumentException("prefix length out of range: " + prefixBits);
        }
    }

    /**
     * Parses a literal; never asks a name server.
     *
     * @throws IllegalArgumentException if the text is not an address or block
     */
    public static Cidr parse(String text) {
        int slash = text.indexOf('/');
        var host = slash < 0 ? text : text.substring(0, slash);
        var address = IpLiteral.parse(host);
        if (address == null) {
            throw new IllegalArgumentException("not an address block: " + text);
        }
        if (slash < 0) {
            return new Cidr(address, address.getAddress().length * 8);
        }
        boolean mapped = address instanceof Inet4Address && host.indexOf(':') >= 0;
        return new Cidr(address, bits(text.substring(slash + 1)) - (mapped ? MAPPED_BITS : 0));
    }

    private static int bits(String text) {
        if (text.isEmpty() || text.length() > MOST_DIGITS || !text.chars().allMatch(c -> c >= '0' && c <= '9')) {
            throw new IllegalArgumentException("not a prefix length: " + text);
        }
        return Integer.parseInt(text);
    }

    /** What {@link #parse} takes, without the interface that an IPv6 address may name. */
    public String text() {
        var host = network.getHostAddress();
        int zone = host.indexOf('%');
        return (zone < 0 ? host : host.substring(0, zone)) + '/' + prefixBits;
    }

    /** Whether an address lies in the block; one of the other version never does. */
    public boolean contains(InetAddress address) {
        byte[] candidate = address.getAddress();
        byte[] base = network.getAddress();
        if (candidate.length != base.length) {
            return false;
        }
        int whole = prefixBits / 8;
        for (int i = 0; i < whole; i++) {
            if (candidate[i] != base[i]) {
                return false;
            }
        }
        int rest = prefixBits % 8;
        return rest == 0 || ((candidate[whole] ^ base[whole]) & 0xff) >>> (8 - rest) == 0;
    }
}
