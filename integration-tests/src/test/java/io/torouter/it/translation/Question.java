package io.torouter.it.translation;

/**
 * What a client wants, whichever dialect it says it in.
 *
 * @param tool whether it brings a tool {@code get_weather} along
 */
record Question(String text, boolean stream, boolean tool) {
    static final Question WHOLE = new Question("Tell me of the sea", false, false);
    static final Question STREAM = new Question("Tell me of the sea", true, false);
    static final Question TOOL = new Question("What is the weather in Berlin?", false, true);
    static final Question TOOL_STREAM = new Question("What is the weather in Berlin?", true, true);
}
