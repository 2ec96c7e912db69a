package io.torouter.catalog.secrets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.torouter.snapshot.Secret;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HashSet;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

class VaultTest {
    private static final Secret SECRET = new Secret("sk-upstream");

    @TempDir private Path directory;

    private Vault vault(Map<String, String> environment) {
        var random = new SecureRandom();
        return new Vault(new MasterKey(environment, directory, random), random);
    }

    private static Map<String, String> saying(int fill) {
        byte[] key = new byte[32];
        key[0] = (byte) fill;
        return Map.of(MasterKey.VARIABLE, Base64.getEncoder().encodeToString(key));
    }

    @Test
    void opensWhatItSealed() throws IOException {
        var sealed = vault(Map.of()).seal("channel 'a'", SECRET);

        assertThat(sealed).doesNotContain("upstream");
        assertThat(vault(Map.of()).open("channel 'a'", sealed)).isEqualTo(SECRET);
    }

    @Test
    void sealsTheSameSecretAnotherWayEachTime() throws IOException {
        assertThat(vault(Map.of()).seal("a", SECRET)).isNotEqualTo(vault(Map.of()).seal("a", SECRET));
    }

    @Test
    void opensForNobodyElse() throws IOException {
        var sealed = vault(Map.of()).seal("channel 'a'", SECRET);

        assertThatThrownBy(() -> vault(Map.of()).open("channel 'b'", sealed))
                .isInstanceOf(IOException.class)
                .hasMessage("the credential of channel 'b' cannot be opened: it was sealed with another master key");
    }

    @Test
    void opensWithNoOtherKey() throws IOException {
        var sealed = vault(saying(1)).seal("channel 'a'", SECRET);

        assertThat(vault(saying(1)).open("channel 'a'", sealed)).isEqualTo(SECRET);
        assertThatThrownBy(() -> vault(saying(2)).open("channel 'a'", sealed))
                .hasMessageContaining("another master key");
        assertThatThrownBy(() -> vault(Map.of()).open("channel 'a'", sealed))
                .hasMessageContaining("there is no master key in")
                .hasMessageContaining("master.key");
    }

    @Test
    void noticesEveryBitThatWasChanged() throws IOException {
        var sealed = vault(Map.of()).seal("a", SECRET);
        byte[] whole = Base64.getDecoder().decode(sealed.substring(2));
        for (int bit = 0; bit < whole.length * 8; bit++) {
            byte[] changed = whole.clone();
            changed[bit / 8] ^= (byte) (1 << bit % 8);
            var text = "1:" + Base64.getEncoder().encodeToString(changed);

            assertThatThrownBy(() -> vault(Map.of()).open("a", text)).isInstanceOf(IOException.class);
        }
    }

    @Test
    void refusesWhatNoVaultWrote() {
        assertThatThrownBy(() -> vault(saying(1)).open("a", "1:AA"))
                .hasMessage("the credential of a cannot be opened: it is not in the form that this release writes");
    }

    @Test
    void makesAFileForItsOwnerOnlyOnceItIsNeeded() throws IOException {
        var vault = vault(Map.of());
        assertThat(directory.resolve("master.key")).doesNotExist();

        vault.seal("a", SECRET);

        var rights = Files.getPosixFilePermissions(directory.resolve("master.key"));
        assertThat(PosixFilePermissions.toString(rights)).isEqualTo("rw-------");
    }

    @Test
    void makesOneFileForAllWhoNeedItAtOnce() throws InterruptedException, ExecutionException, IOException {
        var sealed = new HashSet<String>();
        try (var threads = Executors.newFixedThreadPool(8)) {
            var futures =
                    IntStream.range(0, 8)
                            .mapToObj(_ -> threads.submit(() -> vault(Map.of()).seal("a", SECRET)))
                            .toList();
            for (Future<String> each : futures) {
                sealed.add(each.get());
            }
        }
        for (var each : sealed) {
            assertThat(vault(Map.of()).open("a", each)).isEqualTo(SECRET);
        }
        try (var files = Files.list(directory)) {
            assertThat(files).containsExactly(directory.resolve("master.key"));
        }
    }

    @Test
    void saysWhereAKeyStandsThatIsNone() throws IOException {
        Files.writeString(directory.resolve("master.key"), "not a key");

        assertThatThrownBy(() -> vault(Map.of()).seal("a", SECRET))
                .hasMessageEndingWith("master.key does not hold 32 bytes in Base64");
        assertThatThrownBy(() -> vault(Map.of(MasterKey.VARIABLE, "c2hvcnQ=")).seal("a", SECRET))
                .hasMessage("the environment variable TOROUTER_MASTER_KEY does not hold 32 bytes in Base64");
    }
}
