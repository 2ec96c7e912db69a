package io.torouter.gateway.http;

import static io.torouter.dialect.Surface.ANTHROPIC;
import static io.torouter.dialect.Surface.GEMINI;
import static io.torouter.dialect.Surface.OPENAI;

import static org.assertj.core.api.Assertions.assertThat;

import io.torouter.dialect.Surface;
import io.torouter.gateway.Fake;
import io.torouter.gateway.access.PresentedKey;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class KeyFinderTest {
    @ParameterizedTest
    @CsvSource({
        "authorization,  Bearer sk-1",
        "Authorization,  bearer sk-1",
        "authorization,  'BEARER   sk-1 '",
        "x-api-key,      sk-1",
        "X-Api-Key,      ' sk-1 '",
        "x-goog-api-key, sk-1",
    })
    void findsAKeyInEveryHeaderOnEverySurface(String name, String value) {
        for (var surface : Surface.values()) {
            assertThat(KeyFinder.find(Fake.request().with(name, value).toRequest(), surface))
                    .isEqualTo(new PresentedKey.Present("sk-1"));
        }
    }

    @Test
    void bearerComesBeforeTheOthers() {
        var request = Fake.request().with("x-api-key", "two").with("x-goog-api-key", "three");
        assertThat(find(request, OPENAI)).isEqualTo(new PresentedKey.Present("two"));

        request.with("authorization", "Bearer one");
        assertThat(find(request, OPENAI)).isEqualTo(new PresentedKey.Present("one"));
    }

    @ParameterizedTest
    @CsvSource({"Bearer", "'Bearer '", "Basic c2VjcmV0", "sk-1"})
    void anAuthorizationWithoutABearerHidesNoOtherKey(String authorization) {
        var request = Fake.request().with("authorization", authorization);
        assertThat(find(request, OPENAI)).isEqualTo(PresentedKey.MISSING);

        assertThat(find(request.with("x-api-key", "sk-1"), OPENAI)).isEqualTo(new PresentedKey.Present("sk-1"));
    }

    @ParameterizedTest
    @EnumSource(Surface.class)
    void withoutAKeyThereIsNone(Surface surface) {
        assertThat(find(Fake.request().with("x-api-key", "  "), surface)).isEqualTo(PresentedKey.MISSING);
    }

    @ParameterizedTest
    @CsvSource({
        "key=sk-1,            sk-1",
        "alt=sse&key=sk-1,    sk-1",
        "key=sk%2D1,          sk-1",
        "%6Bey=sk-1,          sk-1",
        "key=%zz,             %zz",
        "key=sk-1&key=sk-2,   sk-1",
    })
    void geminiPathsTakeAKeyInTheQuery(String query, String key) {
        assertThat(find(Fake.request().saying("query", query), GEMINI)).isEqualTo(new PresentedKey.Present(key));
    }

    @Test
    void anEmptyKeyInTheQueryIsNone() {
        assertThat(find(Fake.request().saying("query", "key="), GEMINI)).isEqualTo(PresentedKey.MISSING);
    }

    @Test
    void elsewhereAKeyInTheQueryIsRefusedEvenBesideAHeader() {
        var request = Fake.request().with("x-api-key", "sk-1").saying("query", "a=b&key=sk-1");

        assertThat(find(request, OPENAI)).isEqualTo(PresentedKey.IN_QUERY);
        assertThat(find(request, ANTHROPIC)).isEqualTo(PresentedKey.IN_QUERY);
    }

    @ParameterizedTest
    @CsvSource({"monkey=1", "a=key=1", "key", "beta=true", "%zz=1", "''"})
    void whatOnlyResemblesAKeyIsNone(String query) {
        assertThat(find(Fake.request().saying("query", query), OPENAI)).isEqualTo(PresentedKey.MISSING);
    }

    @ParameterizedTest
    @CsvSource({
        "'',                       ''",
        "alt=sse,                  alt=sse",
        "key=s,                    ''",
        "key=s&alt=sse,            alt=sse",
        "alt=sse&key=s,            alt=sse",
        "a=1&key=s&b=%20&key=t,    a=1&b=%20",
        "%6bey=s&a=1,              a=1",
        "a&key&b=,                 a&key&b=",
    })
    void theKeyDoesNotGoUpstream(String query, String rest) {
        assertThat(KeyFinder.withoutKey(query)).isEqualTo(rest);
    }

    @Test
    void noQueryIsAnEmptyOne() {
        assertThat(KeyFinder.withoutKey(null)).isEmpty();
    }

    @Test
    void aKeyIsNeverPrinted() {
        assertThat(new PresentedKey.Present("sk-secret").toString()).doesNotContain("secret");
    }

    private static PresentedKey find(Fake request, Surface surface) {
        return KeyFinder.find(request.toRequest(), surface);
    }
}
