package io.torouter.cli.yaml;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * References to the environment, <code>${NAME}</code>, in a form over which YAML does not trip inside of braces, as
 * nodes read their files: marks of YAML become private characters, one for one.
 */
final class Masked {
    private static final String MARKS = "{}[],:#";
    private static final char FIRST = '\uE000';
    private static final Pattern REFERENCE = Pattern.compile("\\$\\{[^}\\n]*}");

    private Masked() {}

    static String mask(String yaml) {
        return REFERENCE.matcher(yaml).replaceAll(reference -> Matcher.quoteReplacement(masked(reference.group())));
    }

    private static String masked(String reference) {
        var masked = new StringBuilder(reference);
        for (int i = 0; i < masked.length(); i++) {
            int mark = MARKS.indexOf(masked.charAt(i));
            if (mark >= 0) {
                masked.setCharAt(i, (char) (FIRST + mark));
            }
        }
        return masked.toString();
    }

    static String unmask(String text) {
        var plain = new StringBuilder(text);
        for (int i = 0; i < plain.length(); i++) {
            int mark = plain.charAt(i) - FIRST;
            if (mark >= 0 && mark < MARKS.length()) {
                plain.setCharAt(i, MARKS.charAt(mark));
            }
        }
        return plain.toString();
    }
}
