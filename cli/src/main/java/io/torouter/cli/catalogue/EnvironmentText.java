package io.torouter.cli.catalogue;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Texts of the configuration file, in which <code>${NAME}</code> stands for a variable of the environment. */
public final class EnvironmentText {
    private static final Pattern REFERENCE = Pattern.compile("\\$\\$\\{|\\$\\{([A-Za-z_][A-Za-z0-9_]*)(:[^}]*)?}");

    private EnvironmentText() {}

    /** A text that stands for itself. */
    public static String literal(String text) {
        return text.replace("${", "$${");
    }

    public static String reference(String variable) {
        return "${" + variable + '}';
    }

    /**
     * A name for the variable with the credential of a channel, one that is not taken.
     *
     * @param taken gets the name
     */
    public static String variableOf(String channel, Set<String> taken) {
        var name = channel.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "_") + "_API_KEY";
        var free = Character.isDigit(name.charAt(0)) ? '_' + name : name;
        for (int i = 2; !taken.add(free); i++) {
            free = name + '_' + i;
        }
        return free;
    }

    /**
     * What a text comes to.
     *
     * @param missing gets the variables that are not set and have no default; they stay what they are in the text
     */
    public static String resolve(String text, Map<String, String> environment, Set<String> missing) {
        return REFERENCE
                .matcher(text)
                .replaceAll(match -> Matcher.quoteReplacement(value(match, environment, missing)));
    }

    private static String value(MatchResult match, Map<String, String> environment, Set<String> missing) {
        var name = match.group(1);
        if (name == null) {
            return "${";
        }
        var value = environment.getOrDefault(name, "");
        if (!value.isEmpty()) {
            return value;
        }
        if (match.group(2) != null) {
            return match.group(2).substring(1);
        }
        missing.add(name);
        return match.group();
    }
}
