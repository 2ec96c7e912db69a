package io.torouter.router.probe;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SaidTest {
    private static final String CREDENTIAL = "sk-proj-abcdefghijklmnop";

    @Test
    void masksTheCredential() {
        assertThat(Said.plain("wrong key: " + CREDENTIAL + ".", CREDENTIAL)).isEqualTo("wrong key: ***.");
    }

    @Test
    void masksALongPieceOfTheCredential() {
        assertThat(Said.plain("wrong key: sk-proj-abcd...", CREDENTIAL)).isEqualTo("wrong key: ***...");
        assertThat(Said.plain("ends in ijklmnop", CREDENTIAL)).isEqualTo("ends in ***");
    }

    @Test
    void masksAShortCredentialAsAWhole() {
        assertThat(Said.plain("the key 'ollama' is wrong", "ollama")).isEqualTo("the key '***' is wrong");
    }

    @Test
    void leavesTheRestAlone() {
        assertThat(Said.plain("no such model: gpt-5", CREDENTIAL)).isEqualTo("no such model: gpt-5");
        assertThat(Said.plain("no credential", "")).isEqualTo("no credential");
    }

    @Test
    void staysOnOneLineWhateverComes() {
        assertThat(Said.plain("a\r\n\u001b[31mb\u2028c\u0000", "")).isEqualTo("a [31mb c");
    }

    @Test
    void boundsWhatIsLongWithoutBreakingACharacter() {
        var plain = Said.plain("x".repeat(799) + "\uD83D\uDE00".repeat(10), "");

        assertThat(plain).isEqualTo("x".repeat(799) + '…');
    }
}
