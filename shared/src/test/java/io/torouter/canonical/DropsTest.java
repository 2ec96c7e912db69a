package io.torouter.canonical;

import static org.assertj.core.api.Assertions.assertThat;

import io.torouter.dialect.Dialect;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

import org.junit.jupiter.api.Test;

class DropsTest {
    private final Drops drops = new Drops(Dialect.OPENAI_CHAT);

    /** They go into a header, and into a comment of a stream. */
    @Property(tries = 300)
    void whateverAClientCallsItsMembersANameIsOneWord(@ForAll String name) {
        var any = new Drops(Dialect.OPENAI_CHAT);
        any.add(name);

        assertThat(any.names()).singleElement().asString().matches("[!-+\\--~]{0,64}");
    }

    @Test
    void aNameThatWouldBeginAnotherHeaderDoesNot() {
        drops.add("a\r\nset-cookie: b=c,d");

        assertThat(drops.names()).containsExactly("a??set-cookie:?b=c?d");
    }

    @Test
    void ofManyNamesSomeStandForAll() {
        for (int i = 0; i < 1_000; i++) {
            drops.add("member-" + i);
        }
        drops.add("member-3");

        assertThat(drops.names()).hasSize(65).startsWith("member-0").endsWith("member-63", "...");
    }

    @Test
    void thoseOfOthersAreBoundedTogetherWithItsOwn() {
        var others = new Drops(Dialect.OPENAI_CHAT);
        for (int i = 0; i < 60; i++) {
            drops.add("one-" + i);
            others.add("other-" + i);
        }

        drops.addAll(others);

        assertThat(drops.names()).hasSize(65).endsWith("...");
    }
}
