package io.torouter.translation.chat;

/**
 * How far the text of a JSON object has come that arrives in pieces.
 *
 * @param depth of open objects and arrays
 * @param begun whether anything was opened
 * @param quoted whether the text stands inside of a string
 * @param escaped whether its last character was a backslash in a string
 */
record JsonProgress(int depth, boolean begun, boolean quoted, boolean escaped) {
    static final JsonProgress NOTHING = new JsonProgress(0, false, false, false);

    boolean isComplete() {
        return begun && depth == 0;
    }

    JsonProgress with(String piece) {
        int nesting = depth;
        boolean started = begun;
        boolean inString = quoted;
        boolean behindSlash = escaped;
        for (int i = 0; i < piece.length(); i++) {
            char c = piece.charAt(i);
            if (inString) {
                inString = behindSlash || c != '"';
                behindSlash = !behindSlash && c == '\\';
            } else if (c == '"') {
                inString = true;
            } else if (c == '{' || c == '[') {
                nesting++;
                started = true;
            } else if (c == '}' || c == ']') {
                nesting--;
            }
        }
        return new JsonProgress(nesting, started, inString, behindSlash);
    }
}
