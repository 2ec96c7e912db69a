package io.torouter.gateway.log;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonToken;

import io.torouter.bus.Outcome;
import io.torouter.bus.Settlement;
import io.torouter.gateway.Fake;
import io.torouter.gateway.client.ClientAddresses;
import io.torouter.gateway.stream.Exchange;
import io.torouter.settings.ProxySettings;
import io.torouter.snapshot.ApiKey;
import io.torouter.snapshot.KeyHash;
import io.torouter.usage.Usage;

import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

class LineFormatTest {
    private final LineFormat format =
            new LineFormat(Clock.fixed(Instant.parse("2026-11-21T12:00:00.007Z"), ZoneOffset.UTC));

    @Test
    void saysWhatBecameOfARequest() throws IOException {
        var settlement = new Settlement(Outcome.COMPLETED, "main", 2, new Usage(1, 2, 3, 4, 5), true, 77);
        var fields = fields(line(exchange(Fake.request()), new Exchange.Ending(200, settlement, "", 99)));
        fields.remove("duration_us");

        assertThat(fields)
                .hasToString(
                        "{time=2026-11-21T12:00:00.007Z, request_id=req_1, client=10.1.2.3, method=POST, "
                                + "path=/v1/chat/completions, surface=openai, key=laptop, model=gpt-5, stream=true, "
                                + "status=200, outcome=completed, channel=main, attempts=2, first_event_us=77, "
                                + "input_tokens=6, cached_tokens=2, output_tokens=9, bytes_out=99}");
    }

    @Test
    void namesTheErrorAndLeavesOutWhatNobodyCounted() throws IOException {
        var ending = new Exchange.Ending(401, Settlement.none(Outcome.REFUSED), "INVALID_API_KEY", 5);

        assertThat(fields(line(exchange(Fake.request()), ending)))
                .containsEntry("error", "INVALID_API_KEY")
                .doesNotContainKey("input_tokens");
    }

    @Test
    void flagsTokensThatTheUpstreamHasNotCounted() throws IOException {
        var settlement = new Settlement(Outcome.CANCELLED, "main", 1, new Usage(1, 0, 0, 4, 0), false, 77);

        assertThat(fields(line(exchange(Fake.request()), new Exchange.Ending(200, settlement, "", 99))))
                .containsEntry("output_tokens", "4")
                .containsEntry("estimated", "true");
    }

    @Test
    void queriesAndHeadersAreNotInIt() {
        var request = Fake.request().saying("query", "key=sk-secret").with("authorization", "Bearer sk-secret");

        assertThat(line(exchange(request), refused())).doesNotContain("secret");
    }

    @Test
    void aConnectionThatIsGoneHasNoAddress() throws IOException {
        var line = line(exchange(Fake.request().saying("remoteAddress", null)), refused());

        assertThat(fields(line)).containsEntry("client", "");
    }

    /** Whatever a client writes into a path or a model, a line stays one line of JSON and says the same. */
    @Property(tries = 500, edgeCases = EdgeCasesMode.MIXIN)
    void everyLineIsOneObjectOfJson(@ForAll String text) throws IOException {
        var exchange = exchange(Fake.request().saying("path", text));
        exchange.asksFor(text, false);

        var line = line(exchange, refused());

        assertThat(line.indexOf('\n')).isEqualTo(line.length() - 1);
        assertThat(fields(line)).containsEntry("path", text).containsEntry("model", text);
    }

    private static Exchange.Ending refused() {
        return new Exchange.Ending(400, Settlement.none(Outcome.REFUSED), "x", 0);
    }

    private static Exchange exchange(Fake request) {
        var exchange = new Exchange(request.toRequest(), "req_1", 0, new ClientAddresses(ProxySettings.NONE));
        exchange.admitted(
                new ApiKey("laptop", KeyHash.of(new byte[32]), "default", true, Set.of(), List.of(), List.of(), null));
        exchange.asksFor("gpt-5", true);
        return exchange;
    }

    private String line(Exchange exchange, Exchange.Ending ending) {
        var line = new StringBuilder();
        format.append(line, exchange, ending);
        return line.toString();
    }

    private static Map<String, String> fields(String line) throws IOException {
        var fields = new LinkedHashMap<String, String>();
        try (var parser = new JsonFactory().createParser(line)) {
            assertThat(parser.nextToken()).isEqualTo(JsonToken.START_OBJECT);
            while (parser.nextToken() != JsonToken.END_OBJECT) {
                var name = parser.currentName();
                parser.nextToken();
                assertThat(fields.put(name, parser.getText())).as(name).isNull();
            }
            assertThat(parser.nextToken()).isNull();
        }
        return fields;
    }
}
