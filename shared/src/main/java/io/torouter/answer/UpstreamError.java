package io.torouter.answer;

/**
 * An error an upstream wrote into the body of an answer.
 *
 * @param type the upstream's own word for it, or empty
 * @param message the upstream's own text, shortened to at most 500 characters
 * @param status the HTTP status the error stands for (429, 529, 500, …), by the dialect's own table
 */
public record UpstreamError(String type, String message, int status) {
    private static final int LONGEST_MESSAGE = 500;

    /**
     * An error by the dialect's own words, either of which may be empty. The code is the more exact of them.
     *
     * @param message of any length
     */
    public static UpstreamError of(String code, String type, String message) {
        return new UpstreamError(type.isEmpty() ? code : type, shortened(message), ErrorStatus.of(code, type));
    }

    /** Never cuts a surrogate pair. */
    private static String shortened(String message) {
        if (message.length() <= LONGEST_MESSAGE) {
            return message;
        }
        boolean inPair = Character.isHighSurrogate(message.charAt(LONGEST_MESSAGE - 1));
        return message.substring(0, inPair ? LONGEST_MESSAGE - 1 : LONGEST_MESSAGE);
    }
}
