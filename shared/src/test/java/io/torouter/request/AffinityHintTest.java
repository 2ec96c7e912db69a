package io.torouter.request;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AffinityHintTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"prompt_cache_key\":\"k\"} | k",
                "{\"previous_response_id\":\"resp_1\"} | resp_1",
                "{\"session_id\":\"s\"} | s",
                "{\"conversation\":\"conv_1\"} | conv_1",
                "{\"conversation\":{\"x\":1,\"id\":\"conv_2\"}} | conv_2",
                "{\"metadata\":{\"a\":\"b\",\"user_id\":\"user_0f_account__session_1-2\"}} | 1-2",
                "{\"metadata\":{\"user_id\":\"{\\\"device_id\\\":\\\"d\\\",\\\"session_id\\\":\\\"3-4\\\"}\"}} | 3-4",
            })
    void isReadFromEachFieldThatNamesAConversation(String body, String hint) throws MalformedBody {
        assertThat(JsonBodyScannerTest.scan(body).affinity()).isEqualTo(hint);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"previous_response_id\":\"r\",\"prompt_cache_key\":\"k\"} | k",
                "{\"prompt_cache_key\":\"k\",\"previous_response_id\":\"r\"} | k",
                "{\"session_id\":\"s\",\"metadata\":{\"user_id\":\"u_session_t\"}} | t",
            })
    void prefersWhatLastsLonger(String body, String hint) throws MalformedBody {
        assertThat(JsonBodyScannerTest.scan(body).affinity()).isEqualTo(hint);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"prompt_cache_key\":null}",
                "{\"prompt_cache_key\":\"\"}",
                "{\"session_id\":[\"s\"]}",
                "{\"conversation\":{}}",
                "{\"metadata\":null}",
                "{\"metadata\":{\"user_id\":7}}",
                "{\"metadata\":{\"user_id\":\"someone\"}}",
                "{\"metadata\":{\"user_id\":\"u_session_\"}}",
                "{\"metadata\":{\"user_id\":\"{not json\"}}",
                "{\"metadata\":{\"session_id\":\"nested\"}}",
            })
    void isAbsentWhereNothingNamesOne(String body) throws MalformedBody {
        assertThat(JsonBodyScannerTest.scan(body).affinity()).isNull();
    }

    @ParameterizedTest
    @ValueSource(ints = {1025, 100_000})
    void isAbsentWhereItIsTooLongForAnId(int length) throws MalformedBody {
        var body = "{\"session_id\":\"" + "s".repeat(length) + "\"}";

        assertThat(JsonBodyScannerTest.scan(body).affinity()).isNull();
    }
}
