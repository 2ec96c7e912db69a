package io.torouter.snapshot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.net.InetAddress;
import java.util.Objects;

class CidrTest {
    private static InetAddress address(String text) {
        return Objects.requireNonNull(IpLiteral.parse(text), text);
    }

    @ParameterizedTest
    @CsvSource({
        "10.0.0.0/8, 10.255.255.255, true",
        "10.0.0.0/8, 11.0.0.0, false",
        "10.0.0.0/8, 9.255.255.255, false",
        "0.0.0.0/0, 255.255.255.255, true",
        "0.0.0.0/0, ::1, false",
        "::/0, 127.0.0.1, false",
        "::/0, ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff, true",
        "192.0.2.7, 192.0.2.7, true",
        "192.0.2.7/32, 192.0.2.6, false",
        "192.0.2.6/31, 192.0.2.7, true",
        "192.0.2.128/25, 192.0.2.127, false",
        "10.1.2.3/8, 10.9.9.9, true",
        "2001:db8::/33, 2001:db8:7fff:ffff::, true",
        "2001:db8::/33, 2001:db8:8000::, false",
        "fe80::/10, fe80::1%eth0, true",
        "fe80::1%eth0/64, fe80::2%lo, true",
        "10.0.0.0/8, ::ffff:10.1.2.3, true",
        "::ffff:10.0.0.0/104, 10.1.2.3, true",
        "::ffff:10.0.0.0/104, 11.1.2.3, false",
        "::ffff:0:0/96, 198.51.100.1, true"
    })
    void holdsWhatLiesInIt(String block, String text, boolean inside) {
        assertThat(Cidr.parse(block).contains(address(text))).isEqualTo(inside);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/",
                "/8",
                "10.0.0.0/",
                "10.0.0.0/33",
                "10.0.0.0/-1",
                "10.0.0.0/-0",
                "10.0.0.0/+8",
                "10.0.0.0/8/8",
                "10.0.0.0/ 8",
                " 10.0.0.0/8",
                "10.0.0.0/٨",
                "10.0.0.0/4294967304",
                "10/8",
                "10.0/16",
                "10.0.0/24",
                "10.0.0.256/8",
                "010.0.0.0/8",
                "0x0a.0.0.0/8",
                "167772160/8",
                "10.0.0.0.0/8",
                "10.0.0.0./8",
                "::/129",
                "::1::/8",
                "[::1]/128",
                "::ffff:10.0.0.0/95",
                "::ffff:10.0.0.0/129",
                "fe80::%/x",
                "1:2:3/16",
                "localhost",
                "example.com/8",
                "10.0.0.0\n/8",
                "::g/8"
            })
    void refusesWhatSomebodyElseMightReadDifferently(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> Cidr.parse(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"10.0.0.0/8", "::1", "::ffff:10.0.0.0/104", "fe80::1%eth0/64", "0.0.0.0/0"})
    void itsTextIsTheSameBlock(String text) {
        var block = Cidr.parse(text);

        assertThat(Cidr.parse(block.text())).isEqualTo(block);
    }

    @Test
    void hugeTextIsNoAddress() {
        assertThat(IpLiteral.parse("1".repeat(1_000_000))).isNull();
        assertThat(IpLiteral.parse(":".repeat(100))).isNull();
    }
}
