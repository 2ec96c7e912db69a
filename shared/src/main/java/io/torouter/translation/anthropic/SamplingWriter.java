package io.torouter.translation.anthropic;

import com.fasterxml.jackson.databind.node.ObjectNode;

import io.torouter.canonical.Drops;
import io.torouter.canonical.Field;
import io.torouter.canonical.Sampling;
import io.torouter.translation.vendor.AnthropicTraits;

import org.jspecify.annotations.Nullable;

/**
 * Writes how tokens are drawn, as far as the model lets anybody say so.
 *
 * <p>With thinking, a temperature must be 1, {@code top_p} at least 0.95 and {@code top_k} left out.
 *
 * @see <a href="https://platform.claude.com/docs/en/build-with-claude/extended-thinking">Extended thinking, read
 *     2026-11-24</a>
 */
final class SamplingWriter {
    private static final double HIGHEST_TEMPERATURE = 1;
    private static final double LEAST_TOP_P_WITH_THINKING = 0.95;

    private final AnthropicTraits traits;
    private final boolean thinking;
    private final Drops drops;

    SamplingWriter(AnthropicTraits traits, boolean thinking, Drops drops) {
        this.traits = traits;
        this.thinking = thinking;
        this.drops = drops;
    }

    void write(Sampling sampling, ObjectNode body) {
        writeTemperature(sampling.temperature(), body);
        writeTopP(sampling.topP(), body);
        if (sampling.topK() != null && keeps(Field.TOP_K, !thinking)) {
            body.put("top_k", sampling.topK());
        }
        nameUnknown(Field.FREQUENCY_PENALTY, sampling.frequencyPenalty());
        nameUnknown(Field.PRESENCE_PENALTY, sampling.presencePenalty());
        if (sampling.seed() != null) {
            drops.add(Field.SEED);
        }
    }

    private void writeTemperature(@Nullable Double temperature, ObjectNode body) {
        if (temperature == null
                || !keeps(Field.TEMPERATURE, !thinking || temperature.doubleValue() == HIGHEST_TEMPERATURE)) {
            return;
        }
        if (temperature > HIGHEST_TEMPERATURE) {
            drops.add(Field.TEMPERATURE);
        }
        body.put("temperature", Math.min(temperature, HIGHEST_TEMPERATURE));
    }

    private void writeTopP(@Nullable Double topP, ObjectNode body) {
        if (topP == null) {
            return;
        }
        boolean both = traits.oneSampler() && body.has("temperature");
        if (keeps(Field.TOP_P, !both && (!thinking || topP >= LEAST_TOP_P_WITH_THINKING))) {
            body.put("top_p", topP);
        }
    }

    private boolean keeps(Field field, boolean allowed) {
        boolean kept = traits.sampling() && allowed;
        if (!kept) {
            drops.add(field);
        }
        return kept;
    }

    /** A penalty of 0 is none. */
    private void nameUnknown(Field field, @Nullable Double penalty) {
        if (penalty != null && penalty != 0) {
            drops.add(field);
        }
    }
}
