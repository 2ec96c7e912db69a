package io.torouter.translation.anthropic;

import static io.torouter.translation.anthropic.Asked.HAIKU;
import static io.torouter.translation.anthropic.Asked.user;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;

import io.torouter.canonical.Extras;
import io.torouter.canonical.Media;
import io.torouter.canonical.Media.Kind;
import io.torouter.canonical.Source;
import io.torouter.dialect.Dialect;
import io.torouter.translation.Untranslatable;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MediaWriterTest {
    private static JsonNode written(Kind kind, Source source) {
        var body = Asked.of(HAIKU, user(new Media(kind, source))).body();
        return body.path("messages").path(0).path("content").path(0);
    }

    private static JsonNode source(Kind kind, Source source) {
        return written(kind, source).path("source");
    }

    @Test
    void imagesComeByBytesAndByLink() {
        assertThat(source(Kind.IMAGE, new Source.Inline("image/jpg", "AAAA")))
                .isEqualTo(Bodies.json("{\"type\": \"base64\", \"media_type\": \"image/jpeg\", \"data\": \"AAAA\"}"));
        assertThat(source(Kind.IMAGE, new Source.Url("https://x/y.png", null)))
                .isEqualTo(Bodies.json("{\"type\": \"url\", \"url\": \"https://x/y.png\"}"));
        assertThat(source(Kind.IMAGE, new Source.Url("data:image/png;base64,AAAA", null)))
                .isEqualTo(Bodies.json("{\"type\": \"base64\", \"media_type\": \"image/png\", \"data\": \"AAAA\"}"));
    }

    @Test
    void aPdfIsADocumentWithItsName() {
        var pdf =
                new Media(
                        Kind.DOCUMENT,
                        new Source.Inline("application/pdf", "JVBE"),
                        "a.pdf",
                        null,
                        null,
                        null,
                        null,
                        Extras.NONE);
        var block = Asked.of(HAIKU, user(pdf)).body().path("messages").path(0).path("content").path(0);
        assertThat(block)
                .isEqualTo(
                        Bodies.json(
                                """
                                {"type": "document", "source": {"type": "base64", "media_type": "application/pdf", "data": "JVBE"},
                                 "title": "a.pdf"}
                                """));
    }

    @Test
    void whatIsTextIsToldAsText() {
        assertThat(source(Kind.DOCUMENT, new Source.Inline("text/csv;charset=utf-8", "YSxi")))
                .isEqualTo(Bodies.json("{\"type\": \"text\", \"media_type\": \"text/plain\", \"data\": \"a,b\"}"));
        assertThat(source(Kind.DOCUMENT, new Source.Url("data:text/plain,a%20b", null)).path("data").asText())
                .isEqualTo("a b");
    }

    @ParameterizedTest
    @CsvSource({
        "AUDIO, audio/wav, audio",
        "VIDEO, video/mp4, video",
        "IMAGE, image/svg+xml, image/svg+xml",
        "DOCUMENT, application/zip, application/zip"
    })
    void whatTheModelCannotBeShownIsRefused(Kind kind, String mediaType, String named) {
        assertThatThrownBy(() -> written(kind, new Source.Inline(mediaType, "AAAA")))
                .isInstanceOf(Untranslatable.class)
                .hasMessageContaining(named);
    }

    @Test
    void filesOfOtherVendorsAreRefused() {
        assertThatThrownBy(() -> written(Kind.DOCUMENT, new Source.Stored(Dialect.OPENAI_CHAT, "file-1", null)))
                .isInstanceOf(Untranslatable.class)
                .hasMessageContaining("file-1");
    }
}
