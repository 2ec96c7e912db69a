package io.torouter.translation;

import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;

import org.jspecify.annotations.Nullable;

/**
 * JSON as it comes: numbers keep all their digits, however long or small they are, and a string may be as long as what
 * it is in, which is bounded elsewhere.
 */
public final class ExactJson {
    public static final JsonMapper MAPPER =
            JsonMapper.builder(
                            new JsonFactoryBuilder()
                                    .streamReadConstraints(
                                            StreamReadConstraints.builder().maxStringLength(Integer.MAX_VALUE).build())
                                    .rootValueSeparator("")
                                    .build())
                    .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
                    .build();

    private ExactJson() {}

    /** What a text of a model or a client says, such as the arguments of a call; null where it is not one value. */
    public static @Nullable JsonNode read(String text) {
        try {
            var value = MAPPER.readTree(text);
            return value == null || value.isMissingNode() ? null : value;
        } catch (JsonProcessingException _) {
            return null;
        }
    }
}
