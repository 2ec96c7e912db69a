package io.torouter.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.torouter.limits.Limits;
import io.torouter.settings.ForwardingHeader;
import io.torouter.settings.ProxySettings;
import io.torouter.snapshot.Cidr;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Clients whose connections end at a proxy, which is on this machine here. */
class ProxiedClientsTest {
    private static final String GET = "GET /v1/models HTTP/1.1\r\nhost: x\r\n";

    /** The binary form: signature, command, TCP over IPv4, twelve bytes of addresses and ports. */
    private static final String BINARY =
            new String(
                    new byte[] {
                        0x0d,
                        0x0a,
                        0x0d,
                        0x0a,
                        0,
                        0x0d,
                        0x0a,
                        0x51,
                        0x55,
                        0x49,
                        0x54,
                        0x0a,
                        0x21,
                        0x11,
                        0,
                        12,
                        (byte) 198,
                        51,
                        100,
                        7,
                        127,
                        0,
                        0,
                        1,
                        0x12,
                        0x67,
                        0x1f,
                        (byte) 0x90
                    },
                    ISO_8859_1);

    private GatewayRig rig;
    private Client client;

    private void start(String trusted, boolean proxyProtocol) {
        var blocks = List.of(Cidr.parse(trusted));
        rig = new GatewayRig(Limits.NONE, new ProxySettings(blocks, ForwardingHeader.X_FORWARDED_FOR, proxyProtocol));
        client = rig.client();
    }

    @AfterEach
    void stop() throws IOException {
        client.close();
        rig.close();
    }

    private String address() throws InterruptedException {
        return rig.clients.poll(5, TimeUnit.SECONDS);
    }

    @Test
    void theHeaderOfATrustedProxyNamesTheClient() throws Exception {
        start("127.0.0.0/8", false);

        client.send(GET + "x-forwarded-for: 192.0.2.1\r\nx-forwarded-for: 198.51.100.7\r\n\r\n");

        assertThat(client.answer().status()).isEqualTo(401);
        assertThat(address()).isEqualTo("198.51.100.7");
    }

    @Test
    void theHeaderOfSomebodyElseDoesNot() throws Exception {
        start("10.0.0.0/8", false);

        client.send(GET + "x-forwarded-for: 198.51.100.7\r\n\r\n");

        assertThat(client.answer().status()).isEqualTo(401);
        assertThat(address()).isEqualTo("127.0.0.1");
    }

    @Test
    void theAddressRulesOfAKeyAreAppliedToTheClient() throws Exception {
        start("127.0.0.0/8", false);

        client.send(GET + "x-api-key: sk-ruled\r\nx-forwarded-for: 198.51.100.7\r\n\r\n");
        assertThat(client.answer().status()).isEqualTo(403);

        client.send(GET + "x-api-key: sk-ruled\r\nx-forwarded-for: 198.51.101.7\r\n\r\n");
        assertThat(client.answer().status()).isEqualTo(200);
    }

    @Test
    void theFirstLineOfAConnectionNamesTheClient() throws Exception {
        start("127.0.0.0/8", true);

        client.send("PROXY TCP4 198.51.100.7 127.0.0.1 4711 8080\r\n" + GET + "\r\n");

        assertThat(client.answer().status()).isEqualTo(401);
        assertThat(address()).isEqualTo("198.51.100.7");
    }

    @Test
    void soDoesTheBinaryForm() throws Exception {
        start("127.0.0.0/8", true);

        client.send(BINARY + GET + "\r\n");

        assertThat(client.answer().status()).isEqualTo(401);
        assertThat(address()).isEqualTo("198.51.100.7");
    }

    @Test
    void itCountsForEveryRequestOfTheConnection() throws Exception {
        start("127.0.0.0/8", true);

        client.send("PROXY TCP6 2001:db8::7 ::1 4711 8080\r\n" + GET + "\r\n" + GET + "\r\n");

        assertThat(client.answer().status()).isEqualTo(401);
        assertThat(client.answer().status()).isEqualTo(401);
        assertThat(List.of(address(), address())).containsOnly("2001:db8:0:0:0:0:0:7");
    }

    @Test
    void aProxyThatSpeaksForItselfIsTheClient() throws Exception {
        start("127.0.0.0/8", true);

        client.send("PROXY UNKNOWN\r\n" + GET + "\r\n");

        assertThat(client.answer().status()).isEqualTo(401);
        assertThat(address()).isEqualTo("127.0.0.1");
    }

    @Test
    void theFirstLineOfSomebodyElseDoesNotCount() throws Exception {
        start("10.0.0.0/8", true);

        client.send("PROXY TCP4 198.51.100.7 127.0.0.1 4711 8080\r\n" + GET + "\r\n");

        assertThat(client.answer().status()).isEqualTo(401);
        assertThat(address()).isEqualTo("127.0.0.1");
    }

    @Test
    void aConnectionWithoutOrWithAWrongFirstLineIsClosed() throws Exception {
        start("127.0.0.0/8", true);

        client.send(GET + "\r\n");
        assertThatThrownBy(client::answer).isInstanceOf(IOException.class);

        try (var other = rig.client()) {
            other.send("PROXY TCP4 not-an-address 127.0.0.1 4711 8080\r\n" + GET + "\r\n");
            assertThatThrownBy(other::answer).isInstanceOf(IOException.class);
        }
        assertThat(rig.clients).isEmpty();
    }
}
