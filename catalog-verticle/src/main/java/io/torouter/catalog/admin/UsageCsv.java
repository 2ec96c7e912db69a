package io.torouter.catalog.admin;

import io.torouter.ledger.LedgerRow;
import io.torouter.money.Cost;
import io.torouter.money.Usd;
import io.torouter.usage.Usage;

import java.time.Instant;

/** Requests as lines of CSV (RFC 4180, read 2026-11-28). */
final class UsageCsv {
    static final String HEAD =
            "id,at,key,key_name,account,group,surface,operation,model,stream,client,user_agent,channel,upstream_model,"
                    + "upstream_request_id,attempts,status,outcome,error,first_token_us,duration_us,estimated,"
                    + "input_tokens,cache_read_tokens,cache_write_tokens,cache_write_1h_tokens,output_tokens,"
                    + "reasoning_tokens,audio_input_tokens,audio_output_tokens,image_input_tokens,images,"
                    + "cost_input_usd,cost_cache_read_usd,cost_cache_write_usd,cost_cache_write_1h_usd,"
                    + "cost_output_usd,cost_reasoning_usd,cost_audio_usd,cost_images_usd,cost_request_usd,"
                    + "cost_usd,price_version,multiplier\r\n";

    private UsageCsv() {}

    static void append(StringBuilder line, LedgerRow row) {
        text(line, row.id());
        text(line, Instant.ofEpochMilli(row.startedMillis()).toString());
        var payer = row.payer();
        texts(line, payer.keyId(), payer.keyName(), payer.account(), payer.group());
        append(line, row.asked());
        append(line, row.served());
        append(line, row.ending());
        line.append(row.charge().estimated()).append(',');
        append(line, row.charge().usage());
        append(line, row.charge().cost());
        text(line, row.charge().priceVersion());
        line.append(Usd.text(Cost.factor(row.charge().multiplier()))).append("\r\n");
    }

    private static void append(StringBuilder line, LedgerRow.Asked asked) {
        texts(line, asked.surface(), asked.operation(), asked.model());
        line.append(asked.stream()).append(',');
        texts(line, asked.address(), asked.userAgent());
    }

    private static void append(StringBuilder line, LedgerRow.Served served) {
        texts(line, served.channel(), served.model(), served.requestId());
        line.append(served.attempts()).append(',');
    }

    private static void append(StringBuilder line, LedgerRow.Ending ending) {
        line.append(ending.status()).append(',');
        texts(line, ending.outcome(), ending.error());
        numbers(line, ending.firstTokenMicros(), ending.durationMicros());
    }

    private static void append(StringBuilder line, Usage usage) {
        var detail = usage.detail();
        numbers(line, usage.input(), usage.cacheRead(), usage.cacheWrite(), detail.longCacheWrite());
        numbers(line, usage.output(), usage.reasoning(), detail.audioInput(), detail.audioOutput());
        numbers(line, detail.imageInput(), detail.images());
    }

    private static void append(StringBuilder line, Cost cost) {
        dollars(line, cost.input(), cost.cacheRead(), cost.cacheWrite(), cost.cacheWriteLong());
        dollars(line, cost.output(), cost.reasoning(), cost.audio(), cost.images(), cost.request(), cost.total());
    }

    private static void dollars(StringBuilder line, long... nanos) {
        for (long each : nanos) {
            line.append(Usd.text(Usd.ofNanos(each))).append(',');
        }
    }

    private static void numbers(StringBuilder line, long... numbers) {
        for (long number : numbers) {
            line.append(number).append(',');
        }
    }

    private static void texts(StringBuilder line, String... texts) {
        for (var each : texts) {
            text(line, each);
        }
    }

    /** What a table calculator would take for a formula begins with an apostrophe: clients choose some of the words. */
    private static void text(StringBuilder line, String text) {
        boolean formula = !text.isEmpty() && "=+-@".indexOf(text.charAt(0)) >= 0;
        line.append('"').append(formula ? "'" : "").append(text.replace("\"", "\"\"")).append("\",");
    }
}
