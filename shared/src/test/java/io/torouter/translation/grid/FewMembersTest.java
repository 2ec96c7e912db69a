package io.torouter.translation.grid;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.IntNode;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

import org.junit.jupiter.api.Test;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

class FewMembersTest {
    /** Even steps put, odd ones remove. */
    @Property(tries = 300)
    void isAMapThatKeepsItsOrder(@ForAll @Size(max = 30) List<@IntRange(max = 19) Integer> steps) {
        Map<String, JsonNode> few = new FewMembers();
        Map<String, JsonNode> known = new LinkedHashMap<>();
        for (int i = 0; i < steps.size(); i++) {
            var name = "n" + steps.get(i) / 2;
            var value = IntNode.valueOf(i);
            if (steps.get(i) % 2 == 0) {
                assertThat(few.put(name, value)).isEqualTo(known.put(name, value));
            } else {
                assertThat(few.remove(name)).isEqualTo(known.remove(name));
            }
        }
        assertThat(few).isEqualTo(known).hasSameHashCodeAs(known);
        assertThat(List.copyOf(few.keySet())).isEqualTo(List.copyOf(known.keySet()));
        known.keySet().forEach(name -> assertThat(few.get(name)).isEqualTo(known.get(name)));
    }

    @Test
    void membersMayBeTakenOutOnTheWay() {
        var few = new FewMembers();
        few.put("a", IntNode.valueOf(1));
        few.put("b", IntNode.valueOf(2));
        few.put("c", IntNode.valueOf(3));

        few.entrySet().removeIf(member -> member.getKey().equals("b"));

        assertThat(few).containsOnlyKeys("a", "c").doesNotContainKey("b");
    }
}
