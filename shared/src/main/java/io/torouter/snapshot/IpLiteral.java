package io.torouter.snapshot;

import org.jspecify.annotations.Nullable;

import java.net.InetAddress;

/**
 * Reads IP addresses as they are written, and never asks a name server.
 *
 * <p>Stricter than {@link InetAddress#ofLiteral}, since what one reader takes for an address another takes for a
 * different one: an address of IPv4 has four numbers without leading zeros, one of IPv6 has no brackets. The interface
 * that an address of IPv6 may name says nothing of who has it and is left out. An address of IPv4 inside one of IPv6
 * ({@code ::ffff:10.0.0.1}) is that of IPv4.
 */
public final class IpLiteral {
    private static final int LONGEST = 128;
    private static final int PARTS = 4;

    private IpLiteral() {}

    /** Null for what is no address. */
    public static @Nullable InetAddress parse(String text) {
        if (text.length() > LONGEST) {
            return null;
        }
        boolean six = text.indexOf(':') >= 0;
        int zone = six ? text.indexOf('%') : -1;
        var address = zone < 0 ? text : text.substring(0, zone);
        if (!(six ? isOfSix(address) : isOfFour(address))) {
            return null;
        }
        try {
            return InetAddress.ofLiteral(address);
        } catch (IllegalArgumentException _) {
            return null;
        }
    }

    /** What {@link InetAddress} makes of it is right or nothing, once there are no other signs in it. */
    private static boolean isOfSix(String text) {
        return text.chars().allMatch(c -> c < 0x80 && (c == ':' || c == '.' || Character.digit(c, 16) >= 0));
    }

    private static boolean isOfFour(String text) {
        var parts = text.split("\\.", -1);
        if (parts.length != PARTS) {
            return false;
        }
        for (var part : parts) {
            if (!isNumber(part)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isNumber(String part) {
        boolean digits = !part.isEmpty() && part.length() <= 3 && part.chars().allMatch(c -> c >= '0' && c <= '9');
        return digits && (part.length() == 1 || part.charAt(0) != '0') && Integer.parseInt(part) <= 255;
    }
}
