package io.torouter.translation.count;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.Base64;
import java.util.HexFormat;

class ImageSizeTest {
    @ParameterizedTest
    @ValueSource(strings = {"png", "jpeg", "gif"})
    void readsTheSizeFromTheFirstBytes(String format) {
        assertThat(ImageSize.of(Images.image(format, 640, 48))).isEqualTo(new ImageSize(640, 48));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "52494646000000005745425056503820000000000000009d012a80023000",
                "5249464600000000574542505650384c000000002f7fc20b0000",
                "524946460000000057454250565038580a000000000000007f02002f0000"
            })
    void readsTheThreeKindsOfWebP(String hex) {
        var base64 = Base64.getEncoder().encodeToString(HexFormat.of().parseHex(hex));

        assertThat(ImageSize.of(base64)).isEqualTo(new ImageSize(640, 48));
    }

    @Test
    void knowsNoSizeOfAnythingElse() {
        assertThat(ImageSize.of("")).isNull();
        assertThat(ImageSize.of("AAAA")).isNull();
        assertThat(ImageSize.of("no base64 at all !")).isNull();
        assertThat(ImageSize.of(Images.base64("<svg width='640' height='48'/>"))).isNull();
    }
}
