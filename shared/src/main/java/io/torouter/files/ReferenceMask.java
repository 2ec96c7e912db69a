package io.torouter.files;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * References to the environment, <code>${NAME}</code>, in a form over whose braces YAML does not trip inside of a flow
 * mapping: the marks that mean something to YAML become private-use characters, one for one, which keeps every line and
 * column what it was.
 */
public final class ReferenceMask {
    private static final String YAML_MARKS = "{}[],:#";
    private static final char FIRST_PRIVATE = '\uE000';
    private static final Pattern REFERENCE = Pattern.compile("\\$\\{[^}\\n]*}");

    private ReferenceMask() {}

    /** The text with every reference in a form that YAML reads as a plain word. */
    public static String mask(String yaml) {
        return REFERENCE.matcher(yaml).replaceAll(reference -> Matcher.quoteReplacement(masked(reference.group())));
    }

    private static String masked(String reference) {
        var masked = new StringBuilder(reference);
        for (int i = 0; i < masked.length(); i++) {
            int mark = YAML_MARKS.indexOf(masked.charAt(i));
            if (mark >= 0) {
                masked.setCharAt(i, (char) (FIRST_PRIVATE + mark));
            }
        }
        return masked.toString();
    }

    /** Undoes {@link #mask}. */
    public static String unmask(String text) {
        var plain = new StringBuilder(text);
        for (int i = 0; i < plain.length(); i++) {
            int mark = plain.charAt(i) - FIRST_PRIVATE;
            if (mark >= 0 && mark < YAML_MARKS.length()) {
                plain.setCharAt(i, YAML_MARKS.charAt(mark));
            }
        }
        return plain.toString();
    }
}
