package io.torouter.health;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Why a channel is left alone for a while. */
public enum CooldownReason {
    /** Its upstream failed again and again. */
    FAILURES,
    /** Its upstream asked to wait. */
    RATE_LIMITED,
    /** Its upstream refused the credential, or what stands behind it has no funds. */
    CREDENTIAL_REFUSED;

    /** As APIs and logs say it. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<CooldownReason> byId(String id) {
        return Stream.of(values()).filter(reason -> reason.id().equals(id)).findFirst();
    }
}
