package io.torouter.translation.grid;

import java.util.Map;

/**
 * A request beside generation, in the dialect of its upstream.
 *
 * @param model the id the upstream knows the model by
 * @param body JSON; not to be changed
 * @param headers of the dialect, by lower-case name
 */
@SuppressWarnings("ArrayRecordComponent")
public record WrittenDocument(String model, byte[] body, Map<String, String> headers, ForeignAnswers answers) {}
