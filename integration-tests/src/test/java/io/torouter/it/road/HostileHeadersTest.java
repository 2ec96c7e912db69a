package io.torouter.it.road;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.torouter.it.RunningGateway;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What somebody says on one side of the gateway never becomes a header on the other that they may not set. */
class HostileHeadersTest {
    private static final String MESSAGE =
            """
            {"id":"m","type":"message","role":"assistant","model":"claude","content":[{"type":"text","text":"hi"}],
             "stop_reason":"end_turn","usage":{"input_tokens":1,"output_tokens":1}}
            """;
    private static final int HEADERS = 1;
    private static final int RESET = 3;
    private static final int GO_AWAY = 7;

    /** A flag of frames of headers, and what stands in front of them then. */
    private static final int PRIORITY = 0x20;

    private static final int PRIORITY_BYTES = 5;

    /** The first byte of a head of HTTP/2 with the status 200. */
    private static final int INDEXED_200 = 0x88;

    private static Road road;

    @BeforeAll
    static void start() {
        road = Road.start(Road.EVERY_DIALECT);
    }

    @AfterAll
    static void stop() {
        road.close();
    }

    @BeforeEach
    void forget() {
        road.upstream().forget();
        road.upstream(call -> call.json(200, MESSAGE));
    }

    private static HttpRequestText chatWith(String members) {
        return HttpRequestText.post(
                "/v1/chat/completions",
                "{\"model\":\"claude\",\"messages\":[{\"role\":\"user\",\"content\":\"hi\"}]," + members + "}");
    }

    @Test
    void aMemberThatIsDroppedIsNamedInOneLine() {
        var answer = road.call(chatWith("\"a\\r\\nx-injected: 1\\r\\n\\r\\n<p>\":1,\"b,c\\u0000\\u00e9\":2"));

        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        assertThat(answer.head().headers()).doesNotContainKey("x-injected");
        assertThat(answer.header("x-torouter-dropped")).contains("a??x-injected:?1????<p>").contains("b?c??");
        assertThat(answer.text()).startsWith("{");
    }

    @Test
    void ofThousandsThatAreDroppedTheHeadStaysSmall() {
        var members =
                IntStream.range(0, 5_000)
                        .mapToObj(i -> "\"" + "m".repeat(200) + i + "\":1")
                        .collect(Collectors.joining(","));

        var answer = road.call(chatWith(members));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("x-torouter-dropped")).hasSizeBetween(64, 8_000);
    }

    /** HTTP/2 has frames where HTTP/1.1 has line ends, and a header of it may hold some. */
    @Test
    void aHeaderOfHttp2ThatWouldBeAnotherInHttp1IsRefused() throws IOException {
        int status = http2("anthropic-beta", "a\r\nx-injected: 1\r\nx-api-key: stolen");

        assertThat(status).isIn(-RESET, -GO_AWAY);
        assertThat(road.upstream().calls()).isEmpty();
        assertThat(http2("anthropic-beta", "fine")).isEqualTo(INDEXED_200);
        assertThat(road.upstream().calls().getLast().headers()).containsEntry("anthropic-beta", "fine");
    }

    /** The first byte of the head of the answer, or less than 0 where the stream or the connection was ended. */
    private static int http2(String name, String value) throws IOException {
        var uri = URI.create(road.gateway().url());
        var body = "{\"model\":\"claude\",\"max_tokens\":9,\"messages\":[{\"role\":\"user\",\"content\":\"hi\"}]}";
        try (var socket = new Socket(uri.getHost(), uri.getPort())) {
            socket.setSoTimeout(20_000);
            var out = new ByteArrayOutputStream();
            out.writeBytes("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".getBytes(ISO_8859_1));
            out.writeBytes(frame(4, 0, 0, new byte[0]));
            out.writeBytes(frame(HEADERS, 4, 1, head(name, value)));
            out.writeBytes(frame(0, 1, 1, body.getBytes(UTF_8)));
            socket.getOutputStream().write(out.toByteArray());
            return answer(new DataInputStream(socket.getInputStream()));
        }
    }

    private static byte[] head(String name, String value) {
        var head = new ByteArrayOutputStream();
        literal(head, ":method", "POST");
        literal(head, ":scheme", "http");
        literal(head, ":path", "/v1/messages");
        literal(head, ":authority", "gateway");
        literal(head, "x-api-key", RunningGateway.KEY);
        literal(head, "anthropic-version", "2023-06-01");
        literal(head, name, value);
        return head.toByteArray();
    }

    /** Not indexed, and without Huffman's code. */
    private static void literal(ByteArrayOutputStream head, String name, String value) {
        head.write(0);
        head.write(name.length());
        head.writeBytes(name.toLowerCase(Locale.ROOT).getBytes(ISO_8859_1));
        head.write(value.length());
        head.writeBytes(value.getBytes(ISO_8859_1));
    }

    private static byte[] frame(int type, int flags, int stream, byte[] payload) {
        var frame = new ByteArrayOutputStream();
        frame.write(payload.length >> 16);
        frame.write(payload.length >> 8);
        frame.write(payload.length);
        frame.write(type);
        frame.write(flags);
        frame.writeBytes(new byte[] {0, 0, 0, (byte) stream});
        frame.writeBytes(payload);
        return frame.toByteArray();
    }

    private static int answer(DataInputStream in) throws IOException {
        while (true) {
            int length = (in.readUnsignedByte() << 16) + in.readUnsignedShort();
            int type = in.readUnsignedByte();
            boolean hasPriority = (in.readUnsignedByte() & PRIORITY) != 0;
            in.skipNBytes(4);
            byte[] payload = in.readNBytes(length);
            switch (type) {
                case HEADERS -> {
                    return payload[hasPriority ? PRIORITY_BYTES : 0] & 0xff;
                }
                case RESET, GO_AWAY -> {
                    return -type;
                }
                default -> {}
            }
        }
    }
}
