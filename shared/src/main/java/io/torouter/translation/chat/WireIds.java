package io.torouter.translation.chat;

import io.torouter.translation.CallIds;
import io.torouter.translation.vendor.ChatTraits;

import java.util.Locale;

/** Ids of tool calls in the form that a host takes; one and the same for call and result. */
final class WireIds {
    private static final int RADIX = 36;

    private WireIds() {}

    /** What is short enough stays as it is: Kimi, for one, reads meaning from colons and dots in its ids. */
    static String of(String id, ChatTraits traits) {
        int length = traits.callIdLength();
        if (traits.callIdExact()) {
            return isExact(id, length) ? id : hashed(id, length);
        }
        return !id.isEmpty() && id.length() <= length ? id : CallIds.fit(id, length);
    }

    private static boolean isExact(String id, int length) {
        return id.length() == length && id.chars().allMatch(c -> c < 0x80 && Character.isLetterOrDigit(c));
    }

    private static String hashed(String id, int length) {
        long hash = 7;
        for (int i = 0; i < id.length(); i++) {
            hash = hash * 1_000_003 + id.charAt(i);
        }
        var digits = Long.toString(hash & Long.MAX_VALUE, RADIX).toLowerCase(Locale.ROOT);
        return ("0".repeat(length) + digits).substring(digits.length());
    }
}
