package io.torouter.gateway.log;

import io.torouter.bus.Settlement;
import io.torouter.gateway.stream.Exchange;
import io.torouter.usage.Usage;

import java.time.Clock;
import java.util.Locale;

/** One line: a JSON object with a fixed order of keys. Bodies, queries and keys are never in it. */
final class LineFormat {
    private final Clock clock;

    LineFormat(Clock clock) {
        this.clock = clock;
    }

    void append(StringBuilder line, Exchange exchange, Exchange.Ending ending) {
        line.append("{\"time\":\"").append(clock.instant()).append('"');
        text(line, "request_id", exchange.id());
        request(line, exchange);
        number(line, "status", ending.status());
        text(line, "outcome", ending.settlement().outcome().name().toLowerCase(Locale.ROOT));
        if (!ending.code().isEmpty()) {
            text(line, "error", ending.code());
        }
        route(line, ending);
        number(line, "duration_us", exchange.durationNanos() / 1000);
        number(line, "bytes_out", ending.bodyBytes());
        line.append("}\n");
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
        for (int i = 0; i < value.length(); i++) {
            escape(line, value.charAt(i));
        }
        line.append('"');
    }

    private static void escape(StringBuilder line, char c) {
        if (c == '"' || c == '\\') {
            line.append('\\').append(c);
        } else if (c < ' ' || c == 0x7f || Character.isSurrogate(c)) {
            line.append("\\u").append(String.format("%04x", (int) c));
        } else {
            line.append(c);
        }
    }
}
