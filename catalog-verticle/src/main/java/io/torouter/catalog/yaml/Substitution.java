package io.torouter.catalog.yaml;

import io.torouter.files.ReferenceMask;

import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Puts environment variables into text: {@code ${NAME}} and {@code ${NAME:default}}. A second dollar sign in front
 * takes the meaning away. A variable that is set to nothing counts as not set.
 *
 * <p>Values go in after the YAML was parsed, so a value cannot add a key or end a string. But YAML itself would trip
 * over the braces of a reference inside a flow mapping; therefore the marks that mean something to YAML are masked
 * first, see {@link ReferenceMask}.
 */
final class Substitution {
    private static final Pattern REFERENCE = Pattern.compile("\\$\\$\\{|\\$\\{([^}]*)(}?)");
    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

    private final Map<String, String> environment;

    Substitution(Map<String, String> environment) {
        this.environment = environment;
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

    private static String quote(String text) {
        return Matcher.quoteReplacement(text);
    }
}
