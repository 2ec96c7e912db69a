package io.torouter.snapshot;

import static io.torouter.dialect.Dialect.ANTHROPIC_MESSAGES;
import static io.torouter.dialect.Dialect.GEMINI_GENERATE;
import static io.torouter.dialect.Dialect.OPENAI_CHAT;
import static io.torouter.dialect.Dialect.OPENAI_RESPONSES;

import io.torouter.dialect.Dialect;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** The vendors and kinds of upstream, with what follows from the kind when the configuration is silent. */
public enum ChannelType {
    OPENAI("openai", "https://api.openai.com/v1", CredentialHeader.BEARER, EnumSet.of(OPENAI_CHAT, OPENAI_RESPONSES)),
    ANTHROPIC("anthropic", "https://api.anthropic.com/v1", CredentialHeader.X_API_KEY, EnumSet.of(ANTHROPIC_MESSAGES)),
    GEMINI(
            "gemini",
            "https://generativelanguage.googleapis.com/v1beta",
            CredentialHeader.X_GOOG_API_KEY,
            EnumSet.of(GEMINI_GENERATE)),
    OPENROUTER(
            "openrouter",
            "https://openrouter.ai/api/v1",
            CredentialHeader.BEARER,
            EnumSet.of(OPENAI_CHAT, OPENAI_RESPONSES, ANTHROPIC_MESSAGES)),
    OPENAI_COMPATIBLE("openai-compatible", "", CredentialHeader.BEARER, EnumSet.of(OPENAI_CHAT)),
    AZURE_OPENAI("azure-openai", "", CredentialHeader.API_KEY, EnumSet.of(OPENAI_CHAT, OPENAI_RESPONSES)),
    SIMULATOR("simulator", "", CredentialHeader.NONE, EnumSet.allOf(Dialect.class));

    private final String id;
    private final String defaultBaseUrl;
    private final CredentialHeader credentialHeader;
    private final Set<Dialect> dialects;

    ChannelType(String id, String defaultBaseUrl, CredentialHeader credentialHeader, Set<Dialect> dialects) {
        this.id = id;
        this.defaultBaseUrl = defaultBaseUrl;
        this.credentialHeader = credentialHeader;
        this.dialects = Set.copyOf(dialects);
    }

    public String id() {
        return id;
    }

    /** The vendor's public address, version path included; empty where the configuration must name one. */
    public String defaultBaseUrl() {
        return defaultBaseUrl;
    }

    public CredentialHeader credentialHeader() {
        return credentialHeader;
    }

    /** The dialects such an upstream speaks unless its channel says otherwise. */
    public Set<Dialect> dialects() {
        return dialects;
    }

    public static Optional<ChannelType> byId(String id) {
        return Arrays.stream(values()).filter(type -> type.id.equals(id)).findFirst();
    }
}
