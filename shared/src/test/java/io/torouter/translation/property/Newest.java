package io.torouter.translation.property;

import io.torouter.dialect.Dialect;
import io.torouter.translation.Target;
import io.torouter.translation.vendor.Vendors;

/** The vendors' own services, with the models of today. */
public final class Newest {
    private static final Vendors VENDORS = Vendors.builtIn();

    private Newest() {}

    public static Target of(Dialect dialect) {
        return switch (dialect) {
            case OPENAI_CHAT, OPENAI_RESPONSES -> of(dialect, "openai", "api.openai.com", "gpt-5.5");
            case ANTHROPIC_MESSAGES -> of(dialect, "anthropic", "api.anthropic.com", "claude-sonnet-4-6");
            case GEMINI_GENERATE -> of(dialect, "gemini", "generativelanguage.googleapis.com", "gemini-3-pro-preview");
        };
    }

    private static Target of(Dialect dialect, String type, String host, String model) {
        return new Target(model, 64_000, VENDORS.of(dialect, type, host, model));
    }
}
