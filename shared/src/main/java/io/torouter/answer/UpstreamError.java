package io.torouter.answer;

/**
 * An error an upstream wrote into the body of an answer.
 *
 * @param type the upstream's own word for it, or empty
 * @param message the upstream's own text, shortened to at most 500 characters
 * @param status the HTTP status the error stands for (429, 529, 500, …), by the dialect's own table
 */
public record UpstreamError(String type, String message, int status) {}
