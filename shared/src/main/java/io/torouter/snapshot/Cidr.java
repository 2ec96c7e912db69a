package io.torouter.snapshot;

import java.net.InetAddress;

/** A block of IPv4 or IPv6 addresses, such as {@code 10.0.0.0/8}; an address alone is a block of one. */
public record Cidr(InetAddress network, int prefixBits) {
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
        String host = slash < 0 ? text : text.substring(0, slash);
        try {
            InetAddress address = InetAddress.ofLiteral(host);
            int bits = slash < 0 ? address.getAddress().length * 8 : Integer.parseInt(text.substring(slash + 1));
            return new Cidr(address, bits);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("not an address block: " + text, e);
        }
    }

    /** What {@link #parse} takes, without the interface that an IPv6 address may name. */
    public String text() {
        var host = network.getHostAddress();
        int zone = host.indexOf('%');
        return (zone < 0 ? host : host.substring(0, zone)) + '/' + prefixBits;
    }

    /** Whether the literal address lies in the block; false for text that is no address. */
    public boolean contains(String address) {
        try {
            return contains(InetAddress.ofLiteral(address).getAddress());
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private boolean contains(byte[] candidate) {
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
