package io.torouter.request;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** {@link StringForms} is the judge. Texts are given as bytes, one a character. */
class StringBytesTest {
    /** All that is not plain, right or wrong or half of it. */
    private static final List<String> PIECES =
            List.of(
                    "\"",
                    "\\\"",
                    "\\\\",
                    "\\\\\\\\",
                    "\\/",
                    "\\b",
                    "\\n",
                    "\\t",
                    "\\u00e9",
                    "\\uD83D\\uDE00",
                    "\\x",
                    "\\\u0001",
                    "\\\u00e9",
                    "\\",
                    "\\u00g0",
                    "\\u",
                    "\u0000",
                    "\u001f",
                    "\u007f",
                    "\u00c3\u00a9",
                    "\u00e6\u0097\u00a5",
                    "\u00e6\u0097\u00a5\u00e3\u0080\u0082",
                    "\u00e0\u00a4\u00a8",
                    "\u00ed\u0095\u009c",
                    "\u00f0\u009f\u0098\u0080",
                    "\u00e0\u0080\u0080",
                    "\u00ed\u00a0\u0080",
                    "\u00c0\u00af",
                    "\u00e6\u0097",
                    "\u00f4\u0090\u0080\u0080",
                    "\u0080",
                    "\u00ff");

    @Test
    void readsEveryPieceAtEveryPlaceOfAWord() {
        for (var piece : PIECES) {
            for (int before = 0; before < 40; before++) {
                for (int behind = 0; behind < 20; behind++) {
                    assertAsJudged("a".repeat(before) + piece + "z".repeat(behind) + "\"", before % 9);
                }
            }
        }
    }

    @Test
    void readsEveryPairOfPiecesAtEveryPlaceOfAWord() {
        for (var first : PIECES) {
            for (var second : PIECES) {
                for (int before = 0; before < 9; before++) {
                    for (int between = 0; between < 9; between++) {
                        assertAsJudged("a".repeat(before) + first + "i".repeat(between) + second + "zzzzzzzz\"", 1);
                    }
                }
            }
        }
    }

    @Test
    void readsEveryPieceBesideEveryEscapeOfAWord() {
        for (var piece : PIECES) {
            for (int place = 0; place < 24; place++) {
                assertAsJudged("\\n\\\"".repeat(place) + piece + "\\n\\\"".repeat(4) + "\"", 0);
                assertAsJudged("a" + "\\t\\\\".repeat(place) + piece + "\\n\\/".repeat(4) + "\"", 0);
                assertAsJudged("\\u12aF".repeat(place) + piece + "\\u12aF".repeat(4) + "\"", 0);
            }
        }
    }

    @Test
    void readsEveryPieceAtEveryPlaceOfALongText() {
        for (var piece : PIECES) {
            for (int before = 0; before < 2 * StringBlocks.BYTES; before++) {
                assertAsJudgedBehind("a".repeat(before), piece + "zzzz\"");
            }
        }
    }

    @Test
    void readsEveryPairOfPiecesWhereBlocksMeet() {
        var escapes = "\\\"\\n\\t\\r";
        for (var first : PIECES) {
            for (var second : PIECES) {
                for (int place = 0; place < 24; place++) {
                    var begun = escapes.repeat(3 * StringBlocks.BYTES / escapes.length()).substring(2 * place);
                    assertAsJudgedBehind(begun, first + second + "zzzz\"");
                    assertAsJudgedBehind("a" + begun, first + second + escapes + "\"");
                }
            }
        }
    }

    @Test
    void readsEveryByteBehindABackslashAndElsewhere() {
        for (char b = 0; b < 256; b++) {
            for (int before = 0; before < 17; before++) {
                assertAsJudged("a".repeat(before) + "\\" + b + "zzzzzzzzzz\"", 0);
                assertAsJudged("a".repeat(before) + "\\n" + b + "zz\\tzzzzzz\"", 0);
                assertAsJudged("a".repeat(before) + "\\u00" + b + "0zzzzzzzzz\"", 0);
                assertAsJudged("a".repeat(before) + "\\u" + b + "00" + b + "zzzzzzzzz\"", 0);
            }
        }
    }

    @Test
    void readsRunsOfBackslashesOfEveryLength() {
        for (var end : List.of("\"", "n", "x", "u00e9", "zzzzzzzzz\"", "\"zzzzzzzz\"", "\u00e9", "\u0001", "")) {
            for (int before = 0; before < 17; before++) {
                for (int length = 0; length < 42; length++) {
                    assertAsJudged("a".repeat(before) + "\\".repeat(length) + end, before % 5);
                }
            }
        }
    }

    @Test
    void readsEveryPairOfBytesInsideRunsOfLongCharacters() {
        for (int lead = 0xc0; lead < 256; lead++) {
            for (int second = 0; second < 256; second++) {
                var character = "" + (char) lead + (char) second;
                for (int before = 0; before < 4; before++) {
                    var start = "\u00e6\u0097\u00a5".repeat(before);
                    assertAsJudged(start + character + "\u0081\u00e3\u0080\u0082zzzzzzzz\"", 0);
                    assertAsJudged(start + character + "\u00e3\u0080\u0082zzzzzzzz\"", 0);
                }
            }
        }
    }

    @Test
    void doesNotLookBehindTheEnd() {
        var text =
                ("a\\n\\\"bcdefgh\\\\ijk\\u00e9lm\u00e6\u0097\u00a5\u00c3\u00a9\u00f0\u009f\u0098\u0080"
                                + "\u00e6\u0097\u00a5\u00e3\u0080\u0082nop\"\\\"\"\"\"")
                        .getBytes(ISO_8859_1);
        for (int from = 0; from < text.length; from++) {
            for (int to = from; to <= text.length; to++) {
                assertThat(StringBytes.end(text, from, to))
                        .as("from %d to %d", from, to)
                        .isEqualTo(StringForms.end(text, from, to));
            }
        }
    }

    @Property(tries = 5000)
    void readsWhatIsMadeOfPieces(@ForAll("texts") List<String> pieces, @ForAll @IntRange(max = 8) int offset) {
        assertAsJudged(String.join("", pieces) + "\"", offset);
    }

    @Property(tries = 500)
    void readsWhatIsMadeOfLongPieces(@ForAll("texts") List<String> pieces, @ForAll @IntRange(max = 40) int times) {
        var plain = "The quick brown fox.\\n".repeat(times);
        assertAsJudged(String.join(plain, pieces) + plain.repeat(3) + "\"", times % 9);
    }

    @Provide
    Arbitrary<List<String>> texts() {
        var rights = PIECES.stream().filter(StringBytesTest::isRight);
        var plain = IntStream.range(1, 10).mapToObj("z"::repeat);
        var right = Arbitraries.of(Stream.concat(rights, plain).toList());
        return right.list().ofMaxSize(30).flatMap(list -> Arbitraries.of(PIECES).map(last -> plus(list, last)));
    }

    private static List<String> plus(List<String> pieces, String last) {
        return Stream.concat(pieces.stream(), Stream.of(last, "zzzz")).toList();
    }

    private static boolean isRight(String piece) {
        return StringForms.end((piece + "\"").getBytes(ISO_8859_1), 0, piece.length() + 1) == piece.length();
    }

    /** Reads a text that begins with what is right, and does not end before blocks do. */
    private static void assertAsJudgedBehind(String right, String rest) {
        var array = (right + rest + "z".repeat(StringBlocks.BYTES + Long.BYTES)).getBytes(ISO_8859_1);
        var judged = StringForms.end(rest.getBytes(ISO_8859_1), 0, rest.length());
        var expected = judged < 0 ? ~(right.length() + ~judged) : right.length() + judged;
        if (StringBytes.end(array, 0, array.length) != expected) {
            assertThat(StringBytes.end(array, 0, array.length)).as("%s%s", right, rest).isEqualTo(expected);
        }
    }

    /** Reads the text from an offset on, with what would go on well behind its end. */
    private static void assertAsJudged(String text, int offset) {
        var array = ("\\".repeat(offset) + text + "0000\"\"\"\"\"").getBytes(ISO_8859_1);
        var to = offset + text.length();
        var expected = StringForms.end(array, offset, to);
        if (StringBytes.end(array, offset, to) != expected) {
            assertThat(StringBytes.end(array, offset, to)).as("%s from %d", text, offset).isEqualTo(expected);
        }
    }
}
