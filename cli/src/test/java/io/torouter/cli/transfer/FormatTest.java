package io.torouter.cli.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.torouter.cli.catalogue.Draft;
import io.torouter.cli.yaml.Tree;
import io.torouter.cli.yaml.Unreadable;
import io.torouter.cli.yaml.YamlText;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;

class FormatTest {
    private static final Path FILES = Path.of("src/test/resources/import");

    private static String text(Draft draft) {
        var text = new StringBuilder(YamlText.of(draft.document()));
        draft.notes()
                .forEach(note -> text.append("# ").append(note.where()).append(": ").append(note.what()).append('\n'));
        return text.toString();
    }

    @ParameterizedTest
    @CsvSource({"litellm.yaml, LITELLM", "new-api.json, NEW_API", "one-api.json, ONE_API", "torouter.yaml, TOROUTER"})
    void aFileBecomesACatalogueAndNothingIsLostSilently(String file, Format format) throws Exception {
        var document = Tree.parse(Files.readString(FILES.resolve(file)));

        assertThat(Format.of(document)).isEqualTo(format);
        assertThat(text(format.convert(document)))
                .isEqualTo(Files.readString(FILES.resolve(file.replaceAll("\\..*", ".golden"))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a text", "[]", "{}", "[1, 2]", "x: 1", "data: { items: [] }", "null"})
    void whatLooksLikeNothingIsNothing(String document) throws Unreadable {
        assertThat(Format.of(Tree.parse(document))).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "model_list: 5",
                "model_list: [null, 5, [], { model_name: [a], litellm_params: text }]",
                "{ model_list: [{ litellm_params: { model: { a: b }, rpm: -1, weight: 1e999999999, timeout: soon } }]"
                        + " }",
                "{ router_settings: { model_group_alias: [a], fallbacks: { a: b } }, general_settings: { master_key:"
                        + " [x] } }",
                "{ litellm_settings: { fallbacks: [a, [b], { c: d }] }, environment_variables: text, credential_list: 7"
                        + " }",
                "[{ type: 1, models: [a], key: { b: c }, group: 5, priority: x, model_mapping: [1] }]",
                "[{ type: 99999999999999999999, models: m }]",
                "channels: { a: b }",
                "keys: [[[]], { name: { a: b } }]",
            })
    void anythingElseIsNotedOrCarriedAndNeverBreaks(String document) throws Unreadable {
        var tree = Tree.parse(document);
        var format = Format.of(tree);

        assertThat(format).isNotNull();
        assertThat(text(format.convert(tree))).isNotEmpty();
    }

    @Test
    void anAnchorThatHoldsItselfIsRefused() {
        assertThatThrownBy(() -> Tree.parse("a: 1\nb: &b [1, *b]"))
                .isInstanceOf(Unreadable.class)
                .hasMessage("line 2: the anchor there holds itself");
    }

    @Test
    void aliasesThatMultiplyAreRefused() {
        var bomb = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
        for (int i = 1; i < 9; i++) {
            var alias = "*a" + (i - 1);
            bomb.append("a%d: &a%d [%s]\n".formatted(i, i, String.join(", ", Collections.nCopies(10, alias))));
        }

        assertThatThrownBy(() -> Tree.parse(bomb.toString()))
                .isInstanceOf(Unreadable.class)
                .hasMessageContaining("more than 1000000 values");
    }

    @Test
    void whatIsTooDeepOrTooLargeIsRefused() {
        assertThatThrownBy(() -> Tree.parse("a: " + "[".repeat(200_000)))
                .isInstanceOf(Unreadable.class)
                .hasMessage("nested deeper than 100");
        assertThatThrownBy(() -> Tree.parse("x".repeat((16 << 20) + 1)))
                .isInstanceOf(Unreadable.class)
                .hasMessage("expected a file of at most 16 MB");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a: &a { <<: *a, x: 1 }", "a: &a { b: { <<: *a } }", "&a { *a : 1 }", "a: { <<: 5 }"})
    @Timeout(20)
    void mergesThatMakeNoSenseAreReadOrRefused(String text) {
        try {
            assertThat(Tree.parse(text)).isNotNull();
        } catch (Unreadable e) {
            assertThat(e).hasMessageNotContaining("\n");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    'a: [1, 2'    | 1:9: not readable as YAML
                    '{"a": 1'     | 1:8: not readable as YAML
                    'a: *nobody'  | 1:4: not readable as YAML
                    '? [a]\n: b'  | expected a key, got a list or a mapping
                    """)
    void whatIsNoYamlIsOneLineWithItsPlace(String text, String message) {
        assertThatThrownBy(() -> Tree.parse(text.replace("\\n", "\n")))
                .isInstanceOf(Unreadable.class)
                .hasMessageContaining(message)
                .hasMessageNotContaining("\n");
    }

    @Test
    void mergesOfOldYamlAreDone() throws Unreadable {
        assertThat(Tree.parse("a: &a { x: 1, y: 2 }\nb: { <<: *a, y: 3 }").path("b"))
                .isEqualTo(Tree.parse("{ x: 1, y: 3 }"));
    }
}
