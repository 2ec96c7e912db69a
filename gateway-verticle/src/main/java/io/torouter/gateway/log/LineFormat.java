package io.torouter.gateway.log;

import io.torouter.bus.Settlement;
import io.torouter.gateway.stream.Exchange;
import io.torouter.usage.Usage;

import java.time.Clock;
import java.time.Instant;

/**
 * One line: a JSON object with a fixed order of keys. Bodies, queries and keys are never in it. Confined to one thread.
 */
final class LineFormat {
    private static final int MILLIS = 1000;

    private final Clock clock;
    private long second = Long.MIN_VALUE;
    private String written = "";

    LineFormat(Clock clock) {
        this.clock = clock;
    }

    void append(StringBuilder line, Exchange exchange, Exchange.Ending ending) {
        line.append("{\"time\":\"");
        time(line, clock.millis());
        line.append('"');
        text(line, "request_id", exchange.id());
        request(line, exchange);
        number(line, "status", ending.status());
        text(line, "outcome", ending.settlement().outcome().word());
        if (!ending.code().isEmpty()) {
            text(line, "error", ending.code());
        }
        route(line, ending);
        number(line, "duration_us", exchange.durationNanos() / 1000);
        number(line, "bytes_out", ending.bodyBytes());
        line.append("}\n");
    }

    /** Many lines are of the same second, which is written once. */
    private void time(StringBuilder line, long millis) {
        if (Math.floorDiv(millis, MILLIS) != second) {
            second = Math.floorDiv(millis, MILLIS);
            var utc = Instant.ofEpochSecond(second).toString();
            written = utc.substring(0, utc.length() - 1);
        }
        // The leading 1 keeps the zeros behind the point.
        line.append(written).append(MILLIS + Math.floorMod(millis, MILLIS)).append('Z');
        line.setCharAt(line.length() - 5, '.');
    }

    private static void request(StringBuilder line, Exchange exchange) {
        var request = exchange.request();
        text(line, "client", exchange.client());
        text(line, "method", request.method().name());
        text(line, "path", exchange.path());
        text(line, "surface", exchange.surfaceName());
        text(line, "key", exchange.key());
        text(line, "model", exchange.model());
        line.append(",\"stream\":").append(exchange.stream());
    }

    private static void route(StringBuilder line, Exchange.Ending ending) {
        var settlement = ending.settlement();
        text(line, "channel", settlement.channel());
        number(line, "attempts", settlement.attempts());
        passage(line, settlement.passage());
        number(line, "first_event_us", settlement.firstByteMicros());
        if (settlement.usageReported() || !settlement.usage().equals(Usage.NONE)) {
            usage(line, settlement);
        }
    }

    private static void usage(StringBuilder line, Settlement settlement) {
        var usage = settlement.usage();
        number(line, "input_tokens", usage.totalInput());
        number(line, "cached_tokens", usage.cacheRead());
        number(line, "output_tokens", usage.totalOutput());
        if (!settlement.usageReported()) {
            line.append(",\"estimated\":true");
        }
    }

    private static void passage(StringBuilder line, Settlement.Passage passage) {
        if (!passage.dialect().isEmpty()) {
            text(line, "upstream_dialect", passage.dialect());
        }
        if (!passage.dropped().isEmpty()) {
            text(line, "dropped", String.join(",", passage.dropped()));
        }
    }

    private static void number(StringBuilder line, String name, long value) {
        line.append(",\"").append(name).append("\":").append(value);
    }

    private static void text(StringBuilder line, String name, String value) {
        line.append(",\"").append(name).append("\":\"");
        int plain = plainLength(value);
        line.append(value, 0, plain);
        for (int i = plain; i < value.length(); i++) {
            escape(line, value.charAt(i));
        }
        line.append('"');
    }

    /** How many characters there are before the first that cannot stand in JSON as it is. */
    private static int plainLength(String value) {
        for (int i = 0; i < value.length(); i++) {
            if (isSpecial(value.charAt(i))) {
                return i;
            }
        }
        return value.length();
    }

    private static boolean isSpecial(char c) {
        return c == '"' || c == '\\' || c < ' ' || c == 0x7f || Character.isSurrogate(c);
    }

    private static void escape(StringBuilder line, char c) {
        if (c == '"' || c == '\\') {
            line.append('\\').append(c);
        } else if (isSpecial(c)) {
            line.append("\\u").append(String.format("%04x", (int) c));
        } else {
            line.append(c);
        }
    }
}
