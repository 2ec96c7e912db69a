package io.torouter.catalog.yaml;

import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Puts environment variables into text: {@code ${NAME}} and {@code ${NAME:default}}. A second dollar sign in front
 * takes the meaning away. A variable that is set to nothing counts as not set.
 *
 * <p>Values go in after the YAML was parsed, so a value cannot add a key or end a string. But YAML itself would trip
 * over the braces of a reference inside a flow mapping; therefore the marks that mean something to YAML are swapped for
 * private-use characters first (see {@link #mask}), one for one, which keeps every line and column what it was.
 */
final class Substitution {
    private static final String YAML_MARKS = "{}[],:#";
    private static final char FIRST_PRIVATE = '\uE000';
    private static final Pattern MASKED_SPAN = Pattern.compile("\\$\\{[^}\\n]*}");
    private static final Pattern REFERENCE = Pattern.compile("\\$\\$\\{|\\$\\{([^}]*)(}?)");
    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

    private final Map<String, String> environment;

    Substitution(Map<String, String> environment) {
        this.environment = environment;
    }

    /** The text with every reference in a form that YAML reads as a plain word. */
    static String mask(String yaml) {
        return MASKED_SPAN.matcher(yaml).replaceAll(span -> quote(maskSpan(span.group())));
    }

    /** Undoes {@link #mask}. */
    static String unmask(String text) {
        var plain = new StringBuilder(text);
        for (int i = 0; i < plain.length(); i++) {
            int mark = plain.charAt(i) - FIRST_PRIVATE;
            if (mark >= 0 && mark < YAML_MARKS.length()) {
                plain.setCharAt(i, YAML_MARKS.charAt(mark));
            }
        }
        return plain.toString();
    }

    static boolean refersToEnvironment(String text) {
        return text.contains("${");
    }

    /**
     * @param text unmasked
     * @throws IllegalArgumentException naming the variable that is not set, or the reference that makes no sense
     */
    String apply(String text) {
        return REFERENCE.matcher(text).replaceAll(reference -> quote(replacement(reference)));
    }

    private String replacement(MatchResult reference) {
        if (reference.group(1) == null) {
            return "${";
        }
        if (reference.group(2).isEmpty()) {
            throw new IllegalArgumentException("a reference that starts with ${ has no closing }");
        }
        return value(reference.group(1));
    }

    private String value(String nameAndDefault) {
        int colon = nameAndDefault.indexOf(':');
        String name = colon < 0 ? nameAndDefault : nameAndDefault.substring(0, colon);
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    "expected ${NAME} or ${NAME:default}, got ${" + nameAndDefault + "}; write $${ for a plain ${");
        }
        String value = environment.getOrDefault(name, "");
        if (value.isEmpty() && colon < 0) {
            throw new IllegalArgumentException(
                    "environment variable " + name + " is not set, or is empty, and has no default");
        }
        return value.isEmpty() ? nameAndDefault.substring(colon + 1) : value;
    }

    private static String maskSpan(String span) {
        var masked = new StringBuilder(span);
        for (int i = 0; i < masked.length(); i++) {
            int mark = YAML_MARKS.indexOf(masked.charAt(i));
            if (mark >= 0) {
                masked.setCharAt(i, (char) (FIRST_PRIVATE + mark));
            }
        }
        return masked.toString();
    }

    private static String quote(String text) {
        return Matcher.quoteReplacement(text);
    }
}
