package io.torouter.translation.chat;

/** Which block of a choice is being said, beside calls of tools. */
sealed interface Speech {
    record Silence() implements Speech {}

    record Saying(Kind kind, int block) implements Speech {}

    /**
     * @param index of the last element of {@code reasoning_details}; -1 before the first
     * @param part of the summary; -1 before the first
     */
    record Thinking(int block, int index, int part, boolean told, boolean sealed) implements Speech {}

    enum Kind {
        TEXT,
        REFUSAL,
        AUDIO
    }

    Speech SILENCE = new Silence();
}
