package io.torouter.translation.embedding;

import static io.torouter.dialect.Dialect.ANTHROPIC_MESSAGES;
import static io.torouter.dialect.Dialect.GEMINI_GENERATE;
import static io.torouter.dialect.Dialect.OPENAI_CHAT;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.torouter.canonical.Drops;
import io.torouter.dialect.Dialect;
import io.torouter.dialect.Operation;
import io.torouter.error.ErrorCode;
import io.torouter.translation.Untranslatable;

import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;

class EmbeddingHalfTest {
    private final EmbeddingHalf openAi = EmbeddingHalf.of(OPENAI_CHAT);
    private final EmbeddingHalf gemini = EmbeddingHalf.of(GEMINI_GENERATE);
    private final Drops drops = new Drops(OPENAI_CHAT);

    @Test
    void asksGeminiForABatch() {
        var request = openAi("{'model':'m','input':['a','b'],'dimensions':768,'user':'u','encoding_format':'float'}");

        assertThat(read(gemini.encode(request, "embed", drops)))
                .isEqualTo(
                        json(
                                "{'requests':["
                                    + "{'model':'models/embed','content':{'parts':[{'text':'a'}]},'outputDimensionality':768},"
                                    + "{'model':'models/embed','content':{'parts':[{'text':'b'}]},'outputDimensionality':768}]}"));
        assertThat(drops.names()).containsExactly("user");
    }

    @Test
    void asksGeminiForOneTextInABatchOfOne() {
        assertThat(gemini.encode(openAi("{'model':'m','input':'a'}"), "embed", drops))
                .isEqualTo(json("{'requests':[{'model':'models/embed','content':{'parts':[{'text':'a'}]}}]}"));
        assertThat(drops.names()).isEmpty();
    }

    @Test
    void tellsGeminiWhatTheVectorsAreFor() {
        var request = openAi("{'model':'m','input':['a'],'task_type':'RETRIEVAL_QUERY'}");

        assertThat(gemini.encode(request, "embed", drops).at("/requests/0/taskType").asText())
                .isEqualTo("RETRIEVAL_QUERY");
        assertThat(drops.names()).isEmpty();
    }

    @Test
    void namesWhatNobodyKnows() {
        gemini.encode(openAi("{'model':'m','input':'a','truncate':'END'}"), "embed", drops);

        assertThat(drops.names()).containsExactly("truncate");
    }

    @Test
    void asksOpenAiForAGeminiBatch() {
        var request =
                gemini(
                        Operation.BATCH_EMBED_CONTENTS,
                        "{'requests':[{'model':'models/m','content':{'parts':[{'text':'a'},{'text':'b'}]},"
                                + "'taskType':'RETRIEVAL_QUERY','outputDimensionality':256},"
                                + "{'content':{'parts':[{'text':'c'}]},'title':'t','output_dimensionality':256}]}");

        assertThat(read(openAi.encode(request, "embed", drops)))
                .isEqualTo(json("{'model':'embed','input':['a\\nb','c'],'dimensions':256}"));
        assertThat(drops.names()).containsExactly("taskType", "title");
    }

    @Test
    void readsTheConfigurationOfNewerRequests() {
        var request =
                gemini(
                        Operation.EMBED_CONTENT,
                        "{'content':{'parts':[{'text':'a'}]},"
                            + "'embedContentConfig':{'outputDimensionality':64,'taskType':'CLUSTERING','autoTruncate':true}}");

        assertThat(read(openAi.encode(request, "embed", drops)))
                .isEqualTo(json("{'model':'embed','input':['a'],'dimensions':64}"));
        assertThat(drops.names()).containsExactly("taskType", "embedContentConfig.autoTruncate");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{'input':[1,2]}", "{'input':[[1,2],[3]]}"})
    void refusesTokensForGemini(String body) {
        assertThatThrownBy(() -> gemini.encode(openAi(body), "embed", drops))
                .asInstanceOf(InstanceOfAssertFactories.type(Untranslatable.class))
                .extracting(refused -> refused.error().code())
                .isEqualTo(ErrorCode.TRANSLATION_UNSUPPORTED);
    }

    @Test
    void refusesPicturesForOpenAi() {
        var picture = "{'content':{'parts':[{'text':'a'},{'inline_data':{'mime_type':'image/png','data':'AA=='}}]}}";
        var request = gemini(Operation.EMBED_CONTENT, picture);

        assertThatThrownBy(() -> openAi.encode(request, "embed", drops)).hasMessageContaining("text only");
    }

    @Test
    void refusesDimensionsThatDiffer() {
        var body =
                "{'requests':[{'content':{'parts':[]},'outputDimensionality':1},"
                        + "{'content':{'parts':[]},'outputDimensionality':2}]}";

        assertThatThrownBy(() -> gemini(Operation.BATCH_EMBED_CONTENTS, body))
                .hasMessageContaining("outputDimensionality");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{'input':null}",
                "{'input':[]}",
                "{'input':7}",
                "{'input':['a',7]}",
                "{'input':[[1,'a']]}",
                "{'input':[1.5]}",
                "{'input':'a','dimensions':'many'}",
                "{'input':'a','encoding_format':'int8'}"
            })
    void refusesWhatIsNoRequestOfOpenAi(String body) {
        assertThatThrownBy(() -> openAi(body))
                .asInstanceOf(InstanceOfAssertFactories.type(Untranslatable.class))
                .extracting(refused -> refused.error().code())
                .isEqualTo(ErrorCode.INVALID_REQUEST);
    }

    @Test
    void answersInNumbersAndInBase64() {
        var answer = gemini.decode(json("{'embeddings':[{'values':[0.5,-1]},{'values':[0.25,2]}]}"));

        assertThat(read(openAi.encode(answer, EmbeddingRequest.Form.OPENAI_NUMBERS, "m")))
                .isEqualTo(
                        json(
                                "{'object':'list','data':[{'object':'embedding','index':0,'embedding':[0.5,-1]},"
                                        + "{'object':'embedding','index':1,'embedding':[0.25,2]}],'model':'m',"
                                        + "'usage':{'prompt_tokens':0,'total_tokens':0}}"));
        assertThat(openAi.encode(answer, EmbeddingRequest.Form.OPENAI_BASE64, "m").at("/data/0/embedding").asText())
                .isEqualTo("AAAAPwAAgL8=");
    }

    @Test
    void answersGeminiInTheOrderOfTheIndexes() {
        var answer =
                openAi.decode(
                        json(
                                "{'data':[{'index':1,'embedding':[2]},{'index':0,'embedding':'AAAAPw=='}],"
                                        + "'usage':{'prompt_tokens':5,'total_tokens':5}}"));

        assertThat(gemini.encode(answer, EmbeddingRequest.Form.GEMINI_BATCH, "m").toString())
                .isEqualTo(
                        "{\"embeddings\":[{\"values\":[0.5]},{\"values\":[2]}],\"usageMetadata\":{\"promptTokenCount\":5}}");
        assertThat(gemini.encode(answer, EmbeddingRequest.Form.GEMINI_ONE, "m").at("/embedding/values").toString())
                .isEqualTo("[0.5]");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"OPENAI_CHAT | {'data':[]}", "GEMINI_GENERATE | {}", "GEMINI_GENERATE | {'embeddings':[{}]}"})
    void refusesAnswersWithoutVectors(Dialect dialect, String body) {
        assertThatThrownBy(() -> EmbeddingHalf.of(dialect).decode(json(body))).isInstanceOf(Untranslatable.class);
    }

    @Test
    void knowsWhichDialectsHaveThem() {
        assertThat(List.of(EmbeddingHalf.has(OPENAI_CHAT), EmbeddingHalf.has(ANTHROPIC_MESSAGES)))
                .containsExactly(true, false);
        assertThatThrownBy(() -> EmbeddingHalf.of(ANTHROPIC_MESSAGES)).isInstanceOf(Untranslatable.class);
    }

    private EmbeddingRequest openAi(String body) {
        return openAi.decode(Operation.EMBEDDINGS, json(body));
    }

    private EmbeddingRequest gemini(Operation operation, String body) {
        return gemini.decode(operation, json(body));
    }

    /** As a reader of the text has it: small numbers are small. */
    private static ObjectNode read(ObjectNode body) {
        return json(body.toString());
    }

    static ObjectNode json(String text) {
        try {
            return (ObjectNode) new JsonMapper().readTree(text.replace('\'', '"'));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
