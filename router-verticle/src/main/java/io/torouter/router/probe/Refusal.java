package io.torouter.router.probe;

import io.torouter.error.ForeignError;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** What an upstream means by an error answer, as far as an operator would act upon it. */
enum Refusal {
    CREDENTIAL("credential_refused", "the upstream refuses the credential"),
    PERMISSION("not_permitted", "the upstream knows the credential, and does not let it do this"),
    CREDIT("no_credit", "the account behind the credential has no credit or quota left"),
    MODEL("unknown_model", "the upstream does not know the model"),
    PATH("no_such_path", "the upstream has nothing at this path; is 'base_url' right, its version path included?"),
    RATE("rate_limited", "the upstream limits the rate of requests at the moment"),
    OVERLOADED("overloaded", "the upstream has too much to do at the moment"),
    TIMEOUT("upstream_timed_out", "the upstream, or what stands before it, gave up waiting"),
    FAILED("upstream_failed", "the upstream failed"),
    REDIRECT("redirected", "the upstream sends requests elsewhere, which is not followed; is 'base_url' right?"),
    REQUEST("request_refused", "the upstream refuses the request");

    private static final List<String> CREDIT_PHRASES =
            List.of("insufficient_quota", "insufficient balance", "credit balance", "billing", "insufficient credit");

    /** Gemini answers 400 where a key is wrong. */
    private static final List<String> KEY_PHRASES = List.of("api key not valid", "api_key_invalid", "invalid api key");

    private static final Pattern MODEL_PHRASE =
            Pattern.compile(
                    "model_not_found|(unknown|invalid|no such) model|not a valid model"
                            + "|model.{0,120}(not exist|not found|not supported|not available|unknown)",
                    Pattern.DOTALL);

    private final String code;
    private final String text;

    Refusal(String code, String text) {
        this.code = code;
        this.text = text;
    }

    String code() {
        return code;
    }

    String text() {
        return text;
    }

    static Refusal of(ForeignError error) {
        var said = (error.word() + ' ' + error.message()).toLowerCase(Locale.ROOT);
        return switch (error.status()) {
            case 401 -> CREDENTIAL;
            case 402 -> CREDIT;
            case 403 -> has(said, CREDIT_PHRASES) ? CREDIT : PERMISSION;
            case 404 -> said.contains("model") ? MODEL : PATH;
            case 405, 501 -> PATH;
            case 408, 504 -> TIMEOUT;
            case 429 -> has(said, CREDIT_PHRASES) ? CREDIT : RATE;
            case 503, 529 -> OVERLOADED;
            default -> byWords(error.status(), said);
        };
    }

    private static Refusal byWords(int status, String said) {
        if (status >= 500) {
            return FAILED;
        }
        if (status < 400) {
            return REDIRECT;
        }
        if (has(said, KEY_PHRASES)) {
            return CREDENTIAL;
        }
        if (has(said, CREDIT_PHRASES)) {
            return CREDIT;
        }
        return MODEL_PHRASE.matcher(said).find() ? MODEL : REQUEST;
    }

    private static boolean has(String said, List<String> phrases) {
        return phrases.stream().anyMatch(said::contains);
    }
}
