package io.torouter.gateway.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BodyBudgetTest {
    private final BodyBudget budget = new BodyBudget(10);

    @Test
    void takesUpToItsSize() {
        assertThat(budget.take(4)).isTrue();
        assertThat(budget.take(6)).isTrue();
        assertThat(budget.take(1)).isFalse();
        assertThat(budget.heldBytes()).isEqualTo(10);
    }

    @Test
    void whatIsGivenBackCanBeTakenAgain() {
        budget.take(10);
        budget.give(3);

        assertThat(budget.take(4)).isFalse();
        assertThat(budget.take(3)).isTrue();
    }
}
