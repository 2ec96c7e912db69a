package io.torouter.translation.golden;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.torouter.dialect.Dialect;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** Another JVM, with other habits and with the seed of its own for immutable sets and maps, writes the same bytes. */
class OtherMachineTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "-Duser.language=tr -Duser.country=TR -Duser.timezone=Asia/Tokyo -Dfile.encoding=ISO-8859-1",
                "-Duser.language=ar -Duser.country=EG -Duser.timezone=America/St_Johns -Dfile.encoding=UTF-16BE",
                "-Duser.language=en -XX:hashCode=2 -XX:+UseSerialGC -Dline.separator=#"
            })
    void rendersTheSameInAnotherJvm(String options) throws Exception {
        assertThat(digestElsewhere(List.of(options.split(" ")))).isEqualTo(digest());
    }

    @Test
    void digestSeesEveryInput() throws Exception {
        assertThat(digest()).hasSize(64).isEqualTo(digest());
        assertThat(GoldenInput.all()).hasSizeGreaterThan(30);
    }

    /** Prints the digest; for the other JVM. */
    public static void main(String[] arguments) throws Exception {
        System.out.print(digest());
    }

    private static String digest() throws NoSuchAlgorithmException {
        var digest = MessageDigest.getInstance("SHA-256");
        for (var input : GoldenInput.all()) {
            for (var target : Dialect.values()) {
                digest.update(Rendering.render(input, target));
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static String digestElsewhere(List<String> options) throws IOException, InterruptedException {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-XX:+UnlockExperimentalVMOptions", "-XX:TieredStopAtLevel=1"));
        command.addAll(options);
        command.addAll(List.of("-cp", classPath(), OtherMachineTest.class.getName()));
        var process = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
        process.getOutputStream().close();
        var printed = new String(process.getInputStream().readAllBytes(), UTF_8);
        assertThat(process.waitFor()).as("%s: %s", options, printed).isZero();
        return printed;
    }

    /** Surefire may hide it in the manifest of a jar, and then names it here. */
    private static String classPath() {
        return System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    }
}
