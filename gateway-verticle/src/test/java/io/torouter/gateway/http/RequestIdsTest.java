package io.torouter.gateway.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.util.stream.Stream;

class RequestIdsTest {
    @Test
    void noTwoAreEqual() {
        var one = new RequestIds();
        var other = new RequestIds();

        var ids = Stream.concat(Stream.generate(one::next).limit(10_000), Stream.generate(other::next).limit(10_000));

        assertThat(ids).doesNotHaveDuplicates().allMatch(id -> id.matches("req_[0-9a-z]+_[0-9a-z]+"));
    }
}
