package io.torouter.gateway.client;

import static io.torouter.settings.ForwardingHeader.FORWARDED;
import static io.torouter.settings.ForwardingHeader.X_FORWARDED_FOR;

import static org.assertj.core.api.Assertions.assertThat;

import io.torouter.gateway.Fake;
import io.torouter.settings.ForwardingHeader;
import io.torouter.settings.ProxySettings;
import io.torouter.snapshot.Cidr;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.net.SocketAddress;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.NumericChars;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.stream.Stream;

class ClientAddressesTest {
    private static final String PROXY = "10.0.0.1";
    private static final String CLIENT = "203.0.113.9";

    private static Fake from(String peer) {
        return from(peer, peer);
    }

    /**
     * @param said what a header of the PROXY protocol names, where there was one
     */
    private static Fake from(String peer, String said) {
        var connection = new Fake().saying("remoteAddress", SocketAddress.inetSocketAddress(4711, peer));
        return Fake.request()
                .saying("remoteAddress", SocketAddress.inetSocketAddress(4711, said))
                .saying("connection", connection.as(HttpConnection.class));
    }

    private static ProxySettings trusting(ForwardingHeader header, boolean proxyProtocol) {
        var trusted = Stream.of("10.0.0.0/8", "fd00::/8").map(Cidr::parse).toList();
        return new ProxySettings(trusted, header, proxyProtocol);
    }

    private static String client(ForwardingHeader header, Fake request) {
        return new ClientAddresses(trusting(header, false)).of(request.toRequest());
    }

    private static String behindProxy(ForwardingHeader header, String... values) {
        var request = from(PROXY);
        for (var value : values) {
            request.with(header.id(), value);
        }
        return client(header, request);
    }

    @Test
    void withoutProxiesNoHeaderCounts() {
        var request = from(CLIENT).with("x-forwarded-for", "192.0.2.1").with("forwarded", "for=192.0.2.1");

        assertThat(new ClientAddresses(ProxySettings.NONE).of(request.toRequest())).isEqualTo(CLIENT);
    }

    @Test
    void whatSomebodySaysWhoIsNotTrustedDoesNotCount() {
        assertThat(client(X_FORWARDED_FOR, from(CLIENT).with("x-forwarded-for", "192.0.2.1"))).isEqualTo(CLIENT);
        assertThat(client(FORWARDED, from(CLIENT).with("forwarded", "for=192.0.2.1"))).isEqualTo(CLIENT);
    }

    @Test
    void theOtherHeaderDoesNotCount() {
        assertThat(client(X_FORWARDED_FOR, from(PROXY).with("forwarded", "for=192.0.2.1"))).isEqualTo(PROXY);
        assertThat(client(FORWARDED, from(PROXY).with("x-forwarded-for", "192.0.2.1"))).isEqualTo(PROXY);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "203.0.113.9 | 203.0.113.9",
                "192.0.2.1, 203.0.113.9 | 203.0.113.9",
                "192.0.2.1, 203.0.113.9, 10.0.0.7 | 203.0.113.9",
                "203.0.113.9,10.0.0.7,10.0.0.8 | 203.0.113.9",
                "10.0.0.9, 10.0.0.8 | 10.0.0.9",
                "203.0.113.9:4711 | 203.0.113.9",
                "2001:db8::1 | 2001:db8:0:0:0:0:0:1",
                "[2001:db8::1] | 2001:db8:0:0:0:0:0:1",
                "[2001:db8::1]:443 | 2001:db8:0:0:0:0:0:1",
                "fe80::1%eth0 | fe80:0:0:0:0:0:0:1",
                "203.0.113.9, fd00::1 | 203.0.113.9",
                "203.0.113.9, ::ffff:10.0.0.7 | 203.0.113.9",
                "::ffff:203.0.113.9 | 203.0.113.9",
                "[::ffff:203.0.113.9]:80 | 203.0.113.9",
                ", ,203.0.113.9, , | 203.0.113.9"
            })
    void takesTheFirstFromTheRightThatIsNotTrusted(String value, String expected) {
        assertThat(behindProxy(X_FORWARDED_FOR, value)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "for=203.0.113.9 | 203.0.113.9",
                "For=\"203.0.113.9:4711\" | 203.0.113.9",
                "for=\"[2001:db8::1]:4711\";proto=https;by=10.0.0.1 | 2001:db8:0:0:0:0:0:1",
                "proto=https; for=203.0.113.9 | 203.0.113.9",
                "for=192.0.2.1, for=203.0.113.9;host=a, for=10.0.0.7 | 203.0.113.9",
                "for=\"192.0.2.1, for=203.0.113.9 | 203.0.113.9",
                "for=203.0.113.9;host=\"x, for=192.0.2.1\" | 203.0.113.9",
                "for=203.0.113.9;host=\"a\\\", for=192.0.2.1;b=\\\"\" | 203.0.113.9",
                "for=203.0.113.9:_port | 203.0.113.9"
            })
    void readsTheStandardsHeaderToo(String value, String expected) {
        assertThat(behindProxy(FORWARDED, value)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "unknown",
                "_hidden",
                "localhost",
                "203.0.113",
                "203.0.113.256",
                "0203.0.113.9",
                "203.0.113.9:99999999",
                "203.0.113.9:",
                "[203.0.113.9]",
                "[2001:db8::1",
                "2001:db8::1]",
                "[2001:db8::1]443",
                "2001:db8:::1",
                "\"203.0.113.9\"",
                "203.0.113.9 203.0.113.8",
                "٢.٠.١.٩",
                "0x7f000001",
                "%"
            })
    void theNearestProxyStandsForWhatNobodyCanRead(String value) {
        assertThat(behindProxy(X_FORWARDED_FOR, "192.0.2.1, " + value)).isEqualTo(PROXY);
        assertThat(behindProxy(X_FORWARDED_FOR, "192.0.2.1, " + value + ", 10.0.0.7")).isEqualTo("10.0.0.7");
        assertThat(behindProxy(FORWARDED, "for=192.0.2.1, for=" + value.replace("\"", "'"))).isEqualTo(PROXY);
    }

    @ParameterizedTest
    @ValueSource(strings = {"for=192.0.2.1;for=192.0.2.2", "by=192.0.2.1", "for=", "for=\"", "for", "=", ";", "\""})
    void anElementThatNamesNobodyEndsTheSearch(String value) {
        assertThat(behindProxy(FORWARDED, "for=192.0.2.1, " + value)).isEqualTo(PROXY);
    }

    @Test
    void severalHeadersAreOneList() {
        assertThat(behindProxy(X_FORWARDED_FOR, "192.0.2.1", CLIENT + ", 10.0.0.7", "", "10.0.0.8")).isEqualTo(CLIENT);
        assertThat(behindProxy(FORWARDED, "for=192.0.2.1", "for=" + CLIENT, "for=10.0.0.7")).isEqualTo(CLIENT);
    }

    @Test
    void aProxyThatSaysNothingIsTheClient() {
        assertThat(behindProxy(X_FORWARDED_FOR)).isEqualTo(PROXY);
        assertThat(behindProxy(FORWARDED, "")).isEqualTo(PROXY);
    }

    @Test
    void hundredsOfHopsAreNotFollowed() {
        var many = CLIENT + ", 10.1.1.1".repeat(500);

        assertThat(behindProxy(X_FORWARDED_FOR, many)).isEqualTo("10.1.1.1");
        assertThat(behindProxy(X_FORWARDED_FOR, "192.0.2.1, ".repeat(500) + CLIENT)).isEqualTo(CLIENT);
    }

    @Property(tries = 500)
    void whatTheClientWroteNeverChangesWhatItsProxySays(
            @ForAll @AlphaChars @NumericChars @Chars({'"', '\\', ',', ';', '=', ' ', '[', ']', ':', '.'})
                    String forged) {
        assertThat(behindProxy(X_FORWARDED_FOR, forged + ", " + CLIENT)).isEqualTo(CLIENT);
        assertThat(behindProxy(X_FORWARDED_FOR, forged, CLIENT)).isEqualTo(CLIENT);
        assertThat(behindProxy(FORWARDED, forged + ", for=" + CLIENT)).isEqualTo(CLIENT);
        assertThat(behindProxy(FORWARDED, forged, "for=" + CLIENT)).isEqualTo(CLIENT);
    }

    @Test
    void whatTheProxyProtocolSaysCountsWhereTheProxyIsTrusted() {
        var clients = new ClientAddresses(trusting(X_FORWARDED_FOR, true));

        assertThat(clients.of(from(PROXY, CLIENT).toRequest())).isEqualTo(CLIENT);
        assertThat(clients.of(from("198.51.100.1", CLIENT).toRequest())).isEqualTo("198.51.100.1");
    }

    @Test
    void headersGoOnWhereTheProxyProtocolNamesAnotherProxy() {
        var clients = new ClientAddresses(trusting(X_FORWARDED_FOR, true));
        var forwarded = from(PROXY, "10.0.0.7").with("x-forwarded-for", CLIENT);
        var forged = from(PROXY, CLIENT).with("x-forwarded-for", "192.0.2.1");

        assertThat(clients.of(forwarded.toRequest())).isEqualTo(CLIENT);
        assertThat(clients.of(forged.toRequest())).isEqualTo(CLIENT);
    }

    @Test
    void aConnectionThatIsGoneOrIsNoneOfIpHasNoAddress() {
        var gone = Fake.request().saying("remoteAddress", null);
        var local = Fake.request().saying("remoteAddress", SocketAddress.domainSocketAddress("/run/proxy"));

        assertThat(new ClientAddresses(ProxySettings.NONE).of(gone.toRequest())).isEmpty();
        assertThat(client(X_FORWARDED_FOR, gone.with("x-forwarded-for", CLIENT))).isEmpty();
        assertThat(new ClientAddresses(ProxySettings.NONE).of(local.toRequest())).isEmpty();
    }

    @Test
    void anAddressNamesNoInterface() throws UnknownHostException {
        byte[] bytes = InetAddress.ofLiteral("fe80::1").getAddress();
        var scoped = new InetSocketAddress(Inet6Address.getByAddress(null, bytes, 1), 4711);
        var request = Fake.request().saying("remoteAddress", SocketAddress.inetSocketAddress(scoped));

        assertThat(new ClientAddresses(ProxySettings.NONE).of(request.toRequest())).isEqualTo("fe80:0:0:0:0:0:0:1");
    }
}
