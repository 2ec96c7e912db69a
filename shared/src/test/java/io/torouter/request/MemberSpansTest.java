package io.torouter.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.junit.jupiter.api.Test;

import java.util.Set;

class MemberSpansTest {
    private static final byte[] TEXT =
            "##{\"a\": 1,\"id\":\"r\\u00e9\",\"b\":{\"id\":2}, \"c\" : [1] }#".getBytes(UTF_8);

    @Test
    void findsMembersOfTheObjectItself() throws MalformedBody {
        var spans = MemberSpans.of(TEXT, 2, TEXT.length - 1, Set.of("id", "c", "d"));
        assertThat(spans.keySet()).containsExactlyInAnyOrder("id", "c");
        assertThat(MemberSpans.text(TEXT, 2, spans.get("id"))).isEqualTo("ré");
        var c = spans.get("c");
        assertThat(new String(TEXT, 2 + c.from(), c.length(), UTF_8)).isEqualTo("[1]");
    }

    @Test
    void refusesWhatIsNoObject() {
        assertThatThrownBy(() -> MemberSpans.of(TEXT, 1, TEXT.length, Set.of())).isInstanceOf(MalformedBody.class);
        assertThatThrownBy(() -> MemberSpans.of("[]".getBytes(UTF_8), 0, 2, Set.of()))
                .isInstanceOf(MalformedBody.class);
    }
}
