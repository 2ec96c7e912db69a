package io.torouter.router.stream;

import static io.torouter.router.Channels.catalog;
import static io.torouter.router.Channels.channel;

import static org.assertj.core.api.Assertions.assertThat;

import io.torouter.bus.RequestHead;
import io.torouter.dialect.Dialect;
import io.torouter.dialect.Operation;
import io.torouter.request.JsonBodyScanner;
import io.torouter.request.MalformedBody;
import io.torouter.request.MultipartScanner;
import io.torouter.request.RequestFacts;
import io.torouter.router.Heads;
import io.torouter.router.stored.Recalled;
import io.torouter.router.upstream.UpstreamRequest;
import io.torouter.snapshot.Channel;
import io.torouter.snapshot.ChannelType;
import io.vertx.core.buffer.Buffer;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Set;

class ChannelRequestTest {
    private static final Channel SAME = channel("same").channel();
    private static final Channel OTHER = channel("other").serving("gpt-5", "my \"gpt\"").channel();
    private static final Channel COMPATIBLE =
            channel("c").of(ChannelType.OPENAI_COMPATIBLE, Set.of(Dialect.OPENAI_CHAT)).channel();

    @Test
    void whatNeedsNoEditIsNotCopied() throws MalformedBody {
        var body = Buffer.buffer("{\"model\":\"gpt-5\"}");

        var request = ready(SAME, head(Operation.CHAT_COMPLETIONS, body), body).request();

        assertThat(request.body()).hasSize(1).first().isSameAs(body);
        assertThat(request.bodyBytes()).isEqualTo(body.length());
    }

    @Test
    void theModelBecomesTheOneTheUpstreamKnows() throws MalformedBody {
        var body = Buffer.buffer("{ \"x\": 1e0, \"model\" : \"gpt-5\" , \"y\":[ ] }");

        assertThat(sent(OTHER, Operation.EMBEDDINGS, body))
                .isEqualTo("{ \"x\": 1e0, \"model\" : \"my \\\"gpt\\\"\" , \"y\":[ ] }");
    }

    @Test
    void editsCountFromTheStartOfABodyThatIsAView() throws MalformedBody {
        var message = Buffer.buffer("frame{\"model\":\"gpt-5\"}more");

        assertThat(sent(OTHER, Operation.EMBEDDINGS, message.slice(5, message.length() - 4)))
                .isEqualTo("{\"model\":\"my \\\"gpt\\\"\"}");
    }

    @Test
    void aStreamedChatIsAskedForUsage() throws MalformedBody {
        var body = Buffer.buffer("{\"model\":\"gpt-5\",\"stream\":true}");

        assertThat(sent(SAME, Operation.CHAT_COMPLETIONS, body)).contains("\"include_usage\":true");
        assertThat(hidesUsage(SAME, body)).isTrue();
    }

    @Test
    void whoAskedForUsageIsNotEdited() throws MalformedBody {
        var body = Buffer.buffer("{\"model\":\"gpt-5\",\"stream\":true,\"stream_options\":{\"include_usage\":true}}");

        assertThat(sent(SAME, Operation.CHAT_COMPLETIONS, body)).isEqualTo(body.toString());
        assertThat(hidesUsage(SAME, body)).isFalse();
    }

    @Test
    void onlyChatHasTheSwitch() throws MalformedBody {
        var body = Buffer.buffer("{\"model\":\"gpt-5\",\"stream\":true}");

        assertThat(sent(SAME, Operation.RESPONSES, body)).isEqualTo(body.toString());
    }

    @Test
    void aHostThatOnlyResemblesOpenAiIsNotAsked() throws MalformedBody {
        var body = Buffer.buffer("{\"model\":\"gpt-5\",\"stream\":true}");

        assertThat(sent(COMPATIBLE, Operation.CHAT_COMPLETIONS, body)).isEqualTo(body.toString());
    }

    @Test
    void theModelOfAFormIsNotQuoted() throws MalformedBody {
        var form = "--b\r\nContent-Disposition: form-data; name=\"model\"\r\n\r\ngpt-5\r\n--b--\r\n";
        var body = Buffer.buffer(form);
        var facts = MultipartScanner.scan("multipart/form-data; boundary=b", body.getBytes(), 0, body.length());

        var request = ready(OTHER, Heads.of(Operation.IMAGE_EDITS, "gpt-5", facts), body).request();

        assertThat(text(request)).isEqualTo(form.replace("gpt-5", "my \"gpt\""));
    }

    @Test
    void theModelOfAnEditInJsonIsQuoted() throws MalformedBody {
        var body = Buffer.buffer("{\"model\":\"gpt-5\",\"images\":[]}");
        var facts = JsonBodyScanner.scan(body.getBytes(), 0, body.length());
        var head = Heads.typed(Operation.IMAGE_EDITS, "gpt-5", facts, "application/json");

        assertThat(text(ready(OTHER, head, body).request())).isEqualTo("{\"model\":\"my \\\"gpt\\\"\",\"images\":[]}");
    }

    @Test
    void aModelWithTheSuffixGoesWithoutItAndReasons() throws MalformedBody {
        var body = Buffer.buffer("{\"model\":\"gpt-5-thinking\",\"messages\":[]}");
        var facts = JsonBodyScanner.scan(body.getBytes(), 0, body.length());
        var head = Heads.of(Operation.CHAT_COMPLETIONS, "gpt-5-thinking", facts);

        assertThat(text(ready(SAME, head, body, true).request()))
                .isEqualTo("{\"reasoning_effort\":\"medium\",\"model\":\"gpt-5\",\"messages\":[]}");
    }

    @Test
    void aBodyWithoutAModelGoesAsItIs() {
        var body = Buffer.buffer("{\"contents\":[]}");

        assertThat(text(ready(OTHER, Heads.of(Operation.GENERATE_CONTENT, "gpt-5"), body).request()))
                .isEqualTo(body.toString());
    }

    private static Prepared.Ready ready(Channel channel, RequestHead head, Buffer body) {
        return ready(channel, head, body, false);
    }

    private static Prepared.Ready ready(Channel channel, RequestHead head, Buffer body, boolean thinking) {
        var served = new Eligibility.Served(List.of(channel), "gpt-5", thinking);
        var asked = new Asked(Recalled.Sent.asItIs(head, body), catalog(channel), served);
        return (Prepared.Ready) ChannelRequest.of(new Targets(), asked, channel);
    }

    private static boolean hidesUsage(Channel channel, Buffer body) throws MalformedBody {
        return ready(channel, head(Operation.CHAT_COMPLETIONS, body), body).carriage()
                        instanceof Carriage.Passing(boolean hides, _)
                && hides;
    }

    private static String sent(Channel channel, Operation operation, Buffer body) throws MalformedBody {
        return text(ready(channel, head(operation, body), body).request());
    }

    private static RequestHead head(Operation operation, Buffer body) throws MalformedBody {
        RequestFacts facts = JsonBodyScanner.scan(body.getBytes(), 0, body.length());
        return Heads.of(operation, "gpt-5", facts);
    }

    private static String text(UpstreamRequest request) {
        var whole = Buffer.buffer();
        request.body().forEach(whole::appendBuffer);
        assertThat(request.bodyBytes()).isEqualTo(whole.length());
        return whole.toString();
    }
}
