package io.torouter.it.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import io.torouter.canonical.Drops;
import io.torouter.dialect.Dialect;
import io.torouter.translation.grid.Halves;
import io.torouter.translation.property.Asked;
import io.torouter.translation.property.Bodies;
import io.torouter.translation.property.Carried;
import io.torouter.translation.property.Newest;

import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.lifecycle.AddLifecycleHook;
import net.jqwik.api.lifecycle.LifecycleContext;
import net.jqwik.api.lifecycle.SkipExecutionHook;

/**
 * Whatever a client asks and an upstream answers is, in the other three dialects, what the services describe. Seeds are
 * fixed, so that a build that passed passes again.
 */
@AddLifecycleHook(GeneratedBodiesTest.WithoutDescriptions.class)
class GeneratedBodiesTest {
    private static final Halves HALVES = Halves.builtIn();
    private static final Schemas SCHEMAS = Schemas.atHand();

    /** They are not part of this repository. */
    static final class WithoutDescriptions implements SkipExecutionHook {
        @Override
        public SkipResult shouldBeSkipped(LifecycleContext context) {
            return SCHEMAS.exist() ? SkipResult.doNotSkip() : SkipResult.skip("no descriptions of the services");
        }
    }

    @Property(tries = 1_000, seed = "20261128", shrinking = ShrinkingMode.OFF)
    void requestIsOneThatTheOtherServiceDescribes(@ForAll long seed, @ForAll Dialect client, @ForAll Dialect upstream) {
        Assume.that(client != upstream);
        var carried = Carried.into(upstream, Newest.of(upstream), client, Bodies.requests(client, seed).body());
        var body = carried.body();
        if (body != null) {
            assertThat(SCHEMAS.check(upstream, Schemas.Kind.REQUEST, Exchange.json(body.toString())))
                    .as("%s%n%s", carried.sent(), body)
                    .isEmpty();
        }
    }

    @Property(tries = 1_000, seed = "20261129", shrinking = ShrinkingMode.OFF)
    void answerIsOneThatTheOtherServiceDescribes(@ForAll long seed, @ForAll Dialect client, @ForAll Dialect upstream) {
        Assume.that(client != upstream);
        var given = Bodies.answers(upstream, seed).body();
        var answer = HALVES.byDialect().get(upstream).answers().decode(given.deepCopy());
        var body = HALVES.byDialect().get(client).answers().encode(answer, Asked.context(), Drops.ofAnswer(client));
        assertThat(SCHEMAS.check(client, Schemas.Kind.ANSWER, Exchange.json(body.toString())))
                .as("%s%n%s", given, body)
                .isEmpty();
    }
}
