package io.torouter.snapshot;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Objects;
import java.util.stream.Stream;

class UpstreamReachTest {
    private static UpstreamReach allowing(String... blocks) {
        return new UpstreamReach(Stream.of(blocks).map(Cidr::parse).toList());
    }

    private static boolean permits(UpstreamReach reach, String address) {
        return reach.permits(Objects.requireNonNull(IpLiteral.parse(address), address));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0.0.0.0",
                "0.1.2.3",
                "10.0.0.1",
                "10.255.255.255",
                "100.64.0.1",
                "100.127.255.255",
                "127.0.0.1",
                "127.255.255.254",
                "169.254.169.254",
                "172.16.0.1",
                "172.31.255.255",
                "192.0.0.1",
                "192.168.0.1",
                "198.18.0.1",
                "224.0.0.1",
                "240.0.0.1",
                "255.255.255.255",
                "::",
                "::1",
                "::127.0.0.1",
                "::ffff:127.0.0.1",
                "::ffff:a9fe:a9fe",
                "fc00::1",
                "fd00:ec2::254",
                "fe80::1",
                "fe80::1%eth0",
                "fec0::1",
                "ff02::1",
                "64:ff9b::7f00:1",
                "64:ff9b::169.254.169.254",
                "64:ff9b:1::1",
                "2002:7f00:1::",
                "2002:a9fe:a9fe::1",
                "2001::1",
                "100::1"
            })
    void whatIsNotOfTheInternetIsOutOfReach(String address) {
        assertThat(permits(UpstreamReach.PUBLIC, address)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1.1.1.1",
                "9.255.255.255",
                "11.0.0.0",
                "100.63.255.255",
                "100.128.0.0",
                "126.255.255.255",
                "128.0.0.1",
                "169.253.255.255",
                "172.15.255.255",
                "172.32.0.0",
                "192.167.255.255",
                "192.169.0.0",
                "223.255.255.255",
                "2606:4700::1111",
                "2a00:1450:4001::200e",
                "::ffff:1.1.1.1",
                "64:ff9b::1.1.1.1",
                "2002:101:101::1"
            })
    void whatIsOfTheInternetIsInReach(String address) {
        assertThat(permits(UpstreamReach.PUBLIC, address)).isTrue();
    }

    @Test
    void whatIsAllowedIsInReachHoweverItIsWritten() {
        var reach = allowing("10.20.0.0/16", "fd00::/8");

        assertThat(permits(reach, "10.20.3.4")).isTrue();
        assertThat(permits(reach, "::ffff:10.20.3.4")).isTrue();
        assertThat(permits(reach, "64:ff9b::10.20.3.4")).isTrue();
        assertThat(permits(reach, "fd12::1")).isTrue();
        assertThat(permits(reach, "10.21.0.0")).isFalse();
        assertThat(permits(reach, "127.0.0.1")).isFalse();
        assertThat(permits(allowing("0.0.0.0/0", "::/0"), "169.254.169.254")).isTrue();
    }

    /** A name server may answer with 16 bytes for an address of IPv4. */
    @Test
    void whatANameServerSaysInAnotherFormIsTheSameAddress() throws UnknownHostException {
        byte[] mapped = new byte[16];
        mapped[10] = mapped[11] = (byte) 0xff;
        mapped[12] = 127;
        mapped[15] = 1;

        assertThat(UpstreamReach.PUBLIC.permits(InetAddress.getByAddress("evil.example", mapped))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://127.0.0.1/v1",
                "http://localhost:8080",
                "http://LOCALHOST",
                "http://localhost./",
                "http://a.localhost",
                "http://[::1]:80/v1",
                "http://[::ffff:7f00:1]/",
                "http://[fe80::1%25eth0]/",
                "http://169.254.169.254",
                "http://[fd00:ec2::254]/latest"
            })
    void anAddressInAUrlIsKnownWithoutANameServer(String url) {
        assertThat(UpstreamReach.PUBLIC.mayPermit(URI.create(url).getHost())).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://api.example.com/v1",
                "http://1.1.1.1",
                "http://[2606:4700::1111]/",
                "http://localhost.example.com"
            })
    void aNameIsJudgedWhenItIsLookedUp(String url) {
        assertThat(UpstreamReach.PUBLIC.mayPermit(URI.create(url).getHost())).isTrue();
    }

    @Test
    void whatIsAllowedMayStandInAUrl() {
        assertThat(allowing("127.0.0.0/8").mayPermit("localhost")).isTrue();
        assertThat(allowing("127.0.0.0/8").mayPermit("127.0.0.1")).isTrue();
        assertThat(allowing("127.0.0.0/8").mayPermit("[::1]")).isFalse();
    }

    /** None of these has a host to those who read URLs here, so none is ever asked. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://2130706433/",
                "http://0x7f000001/",
                "http://0177.0.0.1/",
                "http://127.1/",
                "http://127.0.0.1./"
            })
    void anAddressThatIsWrittenInAnotherWayIsNoHost(String url) {
        var host = URI.create(url).getHost();

        assertThat(host == null || IpLiteral.parse(host) == null).isTrue();
    }
}
