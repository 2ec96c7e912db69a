package io.torouter.settings;

import java.time.Duration;

/**
 * What is kept of responses that clients may refer to later.
 *
 * @param enabled whether anything is kept at all
 * @param ttl how long after its creation a response is forgotten
 * @param maxBytes contents of all kept responses together; what exceeds it pushes the oldest out
 * @param maxCount the most responses that are kept; at least 1
 */
public record ResponsesSettings(boolean enabled, Duration ttl, long maxBytes, int maxCount) {
    public static final ResponsesSettings DEFAULT =
            new ResponsesSettings(true, Duration.ofDays(30), 1L << 30, 1_000_000);
}
