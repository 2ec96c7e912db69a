package io.torouter.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.stream.Stream;

class MultipartScannerTest {
    private static final String TYPE = "multipart/form-data; boundary=XyZ";
    private static final String FILE =
            lines(
                    "--XyZ",
                    "Content-Disposition: form-data; name=\"file\"; filename=\"a\\\"b; name=model.png\"",
                    "Content-Type: image/png",
                    "",
                    "");
    private static final String MODEL = field("; name=\"model\"", "gpt-image-1");
    private static final String STREAM = lines("--XyZ", "content-disposition:form-data;name=stream", "", "true", "");
    private static final String END = "--XyZ--\r\n";

    @Test
    void findsTheModelAndWhereItStands() throws MalformedBody {
        var body = FILE + "binary\r\n" + MODEL + STREAM + END;

        var facts = scan(TYPE, body);

        assertThat(facts.model()).isEqualTo("gpt-image-1");
        assertThat(body.substring(facts.modelSpan().from(), facts.modelSpan().to())).isEqualTo("gpt-image-1");
        assertThat(facts.stream()).isTrue();
    }

    @Test
    void takesPartsInAnyOrder() throws MalformedBody {
        assertThat(scan(TYPE, STREAM + MODEL + FILE + "x\r\n" + END))
                .extracting(RequestFacts::model, RequestFacts::stream)
                .containsExactly("gpt-image-1", true);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\r\n--Xy",
                "\r\n--XyZZ",
                "\r\n--XyZ \tx",
                "--XyZ\r\n",
                "\n--XyZ--",
                "\r\r\n\r\n--",
                "\r\n--XyZ-",
                "\r\n-XyZ--",
                "\0\u00ff\u0080"
            })
    void takesBytesThatLookLikeABoundaryForContent(String content) throws MalformedBody {
        assertThat(scan(TYPE, FILE + content + "\r\n" + MODEL + END).model()).isEqualTo("gpt-image-1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "multipart/form-data; boundary=\"XyZ\"",
                "Multipart/Form-Data;charset=utf-8;Boundary=XyZ",
                "multipart/form-data; boundary=XyZ ; a=\"b;c\"",
                "multipart/form-data; boundary=\"X\\yZ\";",
            })
    void findsTheBoundaryHoweverTheHeaderIsWritten(String type) throws MalformedBody {
        assertThat(scan(type, MODEL + END).model()).isEqualTo("gpt-image-1");
    }

    @Test
    void ignoresWhatStandsBeforeAndBehindTheParts() throws MalformedBody {
        var facts = scan(TYPE, "preamble\r\n" + MODEL + END + "epilogue " + MODEL);

        assertThat(facts.model()).isEqualTo("gpt-image-1");
    }

    @Test
    void takesBlanksBehindABoundary() throws MalformedBody {
        assertThat(scan(TYPE, MODEL.replace("--XyZ\r\n", "--XyZ \t\r\n") + END).model()).isEqualTo("gpt-image-1");
    }

    @Test
    void takesABodyWithoutModelForOneThatNamesNone() throws MalformedBody {
        assertThat(scan(TYPE, FILE + "x\r\n" + END)).isEqualTo(RequestFacts.EMPTY);
        assertThat(scan(TYPE, END)).isEqualTo(RequestFacts.EMPTY);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/json",
                "multipart/form-data",
                "multipart/form-data; boundary=",
                "multipart/form-data; boundary=a; boundary=b",
                "multipart/form-data; boundary=\"XyZ",
                "multipart/mixed; boundary=XyZ"
            })
    void refusesAHeaderWithoutAUsableBoundary(String type) {
        assertThatThrownBy(() -> scan(type, MODEL + END)).isInstanceOf(MalformedBody.class);
    }

    static Stream<String> ambiguousBodies() {
        return Stream.of(
                "",
                "no boundary at all",
                MODEL,
                MODEL + "--XyZ",
                MODEL + MODEL + END,
                STREAM + STREAM + END,
                field("; name=\"model\"", "") + END,
                field("; name=\"model\"", "m".repeat(513)) + END,
                field("; name=\"model\"; filename=\"m\"", "m") + END,
                field("; name=\"stream\"", "yes") + END,
                field("", "m") + END,
                field("; name=\"a\"; name*=utf-8''model", "m") + END,
                field("; name=\"a", "m") + END,
                field("; name=a b", "m") + END,
                field(";\r\n name=\"model\"", "m") + END,
                field("; name=a\r\nContent-Disposition: form-data; name=model", "m") + END,
                lines("--XyZ", "Content-Type: text/plain", "", "m", END),
                (MODEL + END).replace("\r\n", "\n"));
    }

    @ParameterizedTest
    @MethodSource("ambiguousBodies")
    void refusesWhatTwoParsersCouldReadDifferently(String body) {
        assertThatThrownBy(() -> scan(TYPE, body))
                .isInstanceOf(MalformedBody.class)
                .hasMessageMatching("expected .* at byte \\d+");
    }

    @Test
    void passesOverLargeFiles() throws MalformedBody {
        var image = "\r\n--Xy\0".repeat(2_000_000);

        assertThat(scan(TYPE, FILE + image + "\r\n" + MODEL + END).model()).isEqualTo("gpt-image-1");
    }

    private static String field(String parameters, String content) {
        return lines("--XyZ", "Content-Disposition: form-data" + parameters, "", content, "");
    }

    private static String lines(String... lines) {
        return String.join("\r\n", lines);
    }

    private static RequestFacts scan(String type, String body) throws MalformedBody {
        var bytes = ("ab" + body).getBytes(ISO_8859_1);
        return MultipartScanner.scan(type, bytes, 2, bytes.length);
    }
}
