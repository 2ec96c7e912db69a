package io.torouter.snapshot;

import java.time.Duration;

/**
 * How long each step of one attempt may take.
 *
 * @param connect TCP and TLS set-up
 * @param firstEvent from the request's last byte to the first meaningful byte of the answer
 * @param idle the longest silence inside an answer
 * @param total the whole request, all attempts included
 */
public record Timeouts(Duration connect, Duration firstEvent, Duration idle, Duration total) {
    public static final Timeouts DEFAULT =
            new Timeouts(
                    Duration.ofSeconds(5), Duration.ofSeconds(120), Duration.ofSeconds(300), Duration.ofMinutes(30));
}
