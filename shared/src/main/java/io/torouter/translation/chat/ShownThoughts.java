package io.torouter.translation.chat;

import com.fasterxml.jackson.core.JsonGenerator;

import java.io.IOException;

/**
 * Where in the reasoning of a choice the next piece stands. Text and its signature are one element of {@code
 * reasoning_details}, every part of a summary and every encrypted content is one of its own.
 *
 * @param index of the element
 * @param element what it is: {@link #TEXT}, {@link #ENCRYPTED} or the number of a part of a summary; {@link #NOTHING}
 *     before the first
 * @param told whether reasoning was shown before this element
 * @param fresh whether nothing of this element was shown
 */
record ShownThoughts(int index, int element, boolean told, boolean fresh) {
    static final int NOTHING = -3;
    static final int TEXT = -1;
    static final int ENCRYPTED = -2;
    static final ShownThoughts NONE = new ShownThoughts(0, NOTHING, false, true);

    /** Another thought begins. */
    ShownThoughts next() {
        return element == NOTHING ? this : new ShownThoughts(index + 1, NOTHING, told, true);
    }

    ShownThoughts at(int other) {
        if (other == element) {
            return this;
        }
        return new ShownThoughts(element == NOTHING ? index : index + 1, other, told, true);
    }

    /** When a piece of the element was shown. */
    ShownThoughts behind() {
        return told && !fresh ? this : new ShownThoughts(index, element, true, false);
    }

    void write(String text, JsonGenerator json) throws IOException {
        json.writeStringField("reasoning_content", told && fresh ? "\n\n" + text : text);
        json.writeArrayFieldStart("reasoning_details");
        json.writeStartObject();
        json.writeStringField("type", element == TEXT ? Details.TEXT : Details.SUMMARY);
        json.writeStringField(element == TEXT ? "text" : "summary", text);
        json.writeStringField("format", Details.UNKNOWN);
        json.writeNumberField("index", index);
        json.writeEndObject();
        json.writeEndArray();
    }
}
