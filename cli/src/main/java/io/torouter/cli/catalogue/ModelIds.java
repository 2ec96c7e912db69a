package io.torouter.cli.catalogue;

import java.util.regex.Pattern;

/** What a model may be called, where it is no pattern. */
public final class ModelIds {
    private static final Pattern VISIBLE_WITHOUT_STAR = Pattern.compile("[\\x21-\\x29\\x2b-\\x7e]{1,200}");

    private ModelIds() {}

    public static boolean mayBe(String id) {
        return VISIBLE_WITHOUT_STAR.matcher(id).matches();
    }
}
