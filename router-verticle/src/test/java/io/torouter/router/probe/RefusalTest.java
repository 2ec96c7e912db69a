package io.torouter.router.probe;

import static org.assertj.core.api.Assertions.assertThat;

import io.torouter.error.ForeignError;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RefusalTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "401 | invalid_api_key | Incorrect API key provided | CREDENTIAL",
                "400 | INVALID_ARGUMENT | API key not valid. Please pass a valid API key. | CREDENTIAL",
                "403 | PERMISSION_DENIED | The project may not use this. | PERMISSION",
                "402 | '' | Insufficient Balance | CREDIT",
                "429 | insufficient_quota | You exceeded your current quota | CREDIT",
                "400 | invalid_request_error | Your credit balance is too low to access the API | CREDIT",
                "429 | rate_limit_exceeded | Slow down | RATE",
                "404 | model_not_found | The model 'x' does not exist | MODEL",
                "404 | not_found_error | model: claude-none | MODEL",
                "400 | invalid_request_error | Model Not Exist | MODEL",
                "400 | 400 | x/y is not a valid model ID | MODEL",
                "404 | '' | Not Found | PATH",
                "405 | '' | Method Not Allowed | PATH",
                "400 | invalid_request_error | max_tokens is too small | REQUEST",
                "422 | '' | expected a string | REQUEST",
                "503 | '' | try later | OVERLOADED",
                "529 | overloaded_error | Overloaded | OVERLOADED",
                "504 | '' | Gateway Time-out | TIMEOUT",
                "500 | server_error | oops | FAILED",
                "302 | '' | Found | REDIRECT",
            })
    void tellsWhatAnErrorMeans(int status, String word, String message, Refusal meant) {
        assertThat(Refusal.of(ForeignError.of(status, word, message))).isEqualTo(meant);
    }
}
