package io.torouter.bus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AddressTest {
    @Test
    void namesEdgesAndRoutersOfANode() {
        assertThat(Address.edge("n1", 0)).isEqualTo("e.n1.0");
        assertThat(Address.router("n1", 12)).isEqualTo("r.n1.12");
    }

    @ParameterizedTest
    @ValueSource(strings = {"n1", "8d6f0a9e-4b4e-4d4e-9b6b-0c7f2f1c9a11"})
    void findsTheNodeInAnAddress(String node) {
        assertThat(Address.node(Address.edge(node, 3))).isEqualTo(node);
        assertThat(Address.node(Address.router(node, 30))).isEqualTo(node);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a.b"})
    void aNodeIdThatWouldNotBeFoundInAnAddressIsRefused(String id) {
        assertThatIllegalArgumentException().isThrownBy(() -> new NodeId(id, 1));
    }
}
