package io.torouter.snapshot;

import org.jspecify.annotations.Nullable;

import java.net.InetAddress;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Which addresses upstreams may have that others than the operator of the machine name: those of the internet, and what
 * is allowed besides. Else whoever may edit channels could reach from here what nobody can from outside: the node's own
 * ports, its neighbours, the metadata of its cloud.
 *
 * @param allowed further addresses
 */
public record UpstreamReach(List<Cidr> allowed) {
    /** The internet alone. */
    public static final UpstreamReach PUBLIC = new UpstreamReach(List.of());

    /**
     * What is not of the internet, by the <a
     * href="https://www.iana.org/assignments/iana-ipv4-special-registry">registries of special addresses</a>: this
     * network, private and shared ones, loopback, link-local, of protocols and benchmarks, multicast and reserved.
     */
    private static final List<Cidr> SPECIAL =
            Stream.of(
                            "0.0.0.0/8",
                            "10.0.0.0/8",
                            "100.64.0.0/10",
                            "127.0.0.0/8",
                            "169.254.0.0/16",
                            "172.16.0.0/12",
                            "192.0.0.0/24",
                            "192.168.0.0/16",
                            "198.18.0.0/15",
                            "224.0.0.0/3",
                            "::/96",
                            "64:ff9b:1::/48",
                            "100::/64",
                            "2001::/32",
                            "fc00::/7",
                            "fe80::/10",
                            "fec0::/10",
                            "ff00::/8")
                    .map(Cidr::parse)
                    .toList();

    private static final Cidr NAT64 = Cidr.parse("64:ff9b::/96");
    private static final int NAT64_OFFSET = 12;
    private static final Cidr SIX_TO_FOUR = Cidr.parse("2002::/16");
    private static final int SIX_TO_FOUR_OFFSET = 2;

    public UpstreamReach {
        allowed = List.copyOf(allowed);
    }

    /** Whether one may connect to an address. */
    public boolean permits(InetAddress address) {
        return isIn(allowed, address) || (!isIn(SPECIAL, address) && permitsInner(address));
    }

    private static boolean isIn(List<Cidr> blocks, InetAddress address) {
        return blocks.stream().anyMatch(block -> block.contains(address));
    }

    /** Some addresses of IPv6 are a road to one of IPv4. */
    private boolean permitsInner(InetAddress address) {
        if (NAT64.contains(address)) {
            return permits(inner(address, NAT64_OFFSET));
        }
        return !SIX_TO_FOUR.contains(address) || permits(inner(address, SIX_TO_FOUR_OFFSET));
    }

    private static InetAddress inner(InetAddress address, int offset) {
        byte[] all = address.getAddress();
        var text = new StringBuilder();
        for (int i = offset; i < offset + 4; i++) {
            text.append(text.isEmpty() ? "" : ".").append(all[i] & 0xff);
        }
        return InetAddress.ofLiteral(text.toString());
    }

    /**
     * Whether a URL may have a host, as far as that can be said without asking a name server: names are looked up, and
     * judged, when somebody connects.
     *
     * @param host as {@link java.net.URI} has it; null for none
     */
    public boolean mayPermit(@Nullable String host) {
        if (host == null) {
            return true;
        }
        if (isLocalName(host.toLowerCase(Locale.ROOT))) {
            return permits(InetAddress.getLoopbackAddress());
        }
        boolean six = host.startsWith("[");
        var address = IpLiteral.parse(six ? host.substring(1, host.length() - 1) : host);
        return address == null ? !six : permits(address);
    }

    private static boolean isLocalName(String host) {
        var name = host.endsWith(".") ? host.substring(0, host.length() - 1) : host;
        return name.equals("localhost") || name.endsWith(".localhost");
    }
}
