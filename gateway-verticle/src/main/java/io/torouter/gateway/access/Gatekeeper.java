package io.torouter.gateway.access;

import io.torouter.dialect.Surface;
import io.torouter.error.ErrorCode;
import io.torouter.error.GatewayError;
import io.torouter.snapshot.ApiKey;
import io.torouter.snapshot.Cidr;
import io.torouter.snapshot.IpLiteral;
import io.torouter.snapshot.KeyHash;
import io.torouter.snapshot.Snapshot;

import org.jspecify.annotations.Nullable;

import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.List;

/**
 * Checks a key: known, enabled, address, owner, expiry; and whether it may use a model. Confined to one event loop (it
 * keeps a digest).
 */
public final class Gatekeeper {
    private static final String THINKING = "-thinking";

    private final MessageDigest digest = KeyHash.newDigest();

    /**
     * @param address the client's IP address as a literal; empty where it is not known
     */
    public Admission admit(String key, String address, Snapshot snapshot, Instant now) {
        var known = snapshot.keys().get(KeyHash.of(digest.digest(key.getBytes(StandardCharsets.UTF_8))));
        if (known == null) {
            return refused(ErrorCode.INVALID_API_KEY, "the API key is not known");
        }
        if (!known.enabled()) {
            return refused(ErrorCode.API_KEY_DISABLED, "the API key is disabled");
        }
        if (!isAllowedFrom(known, address)) {
            return refused(ErrorCode.ACCESS_DENIED, "the API key may not be used from this address");
        }
        var account = snapshot.accounting().accounts().get(known.account());
        if (!known.account().isEmpty()) {
            if (account == null) {
                return refused(ErrorCode.USER_NOT_FOUND, "the account of the API key does not exist");
            }
            if (!account.active()) {
                return refused(ErrorCode.USER_INACTIVE, "the account of the API key is not active");
            }
        }
        var expires = known.expires();
        if (expires != null && !now.isBefore(expires)) {
            return refused(ErrorCode.API_KEY_EXPIRED, "the API key expired at " + expires);
        }
        var group = snapshot.group(known.group());
        return group == null
                ? refused(ErrorCode.ACCESS_DENIED, "the API key's group does not exist")
                : new Admission.Admitted(known, group, account);
    }

    private static Admission refused(ErrorCode code, String message) {
        return new Admission.Refused(new GatewayError(code, message));
    }

    /** A key with rules may not be used from where nobody knows. */
    private static boolean isAllowedFrom(ApiKey key, String client) {
        if (key.deny().isEmpty() && key.allow().isEmpty()) {
            return true;
        }
        var address = IpLiteral.parse(client);
        return address != null
                && !contains(key.deny(), address)
                && (key.allow().isEmpty() || contains(key.allow(), address));
    }

    private static boolean contains(List<Cidr> blocks, InetAddress address) {
        for (var block : blocks) {
            if (block.contains(address)) {
                return true;
            }
        }
        return false;
    }

    /** The same admission, unless the group of the key does not offer the surface. */
    public static Admission onSurface(Surface surface, Admission admission) {
        boolean closed = admission instanceof Admission.Admitted(_, var group, _) && !group.terms().allows(surface);
        return closed ? refused(ErrorCode.ACCESS_DENIED, "the API key's group may not use this API") : admission;
    }

    /** Null if the key may use the model; a base id covers its {@code -thinking} form. */
    public static @Nullable GatewayError refuses(Admission.Admitted admitted, String model) {
        if (admitted.group().lead(model) == null) {
            return new GatewayError(
                    ErrorCode.MODEL_NOT_FOUND, "the model '" + model + "' does not exist or is not in your group");
        }
        var allowed = admitted.key().models();
        if (allowed.isEmpty() || allowed.contains(model) || allowed.contains(base(model))) {
            return null;
        }
        return new GatewayError(ErrorCode.MODEL_NOT_ALLOWED, "the API key may not use the model '" + model + "'");
    }

    private static String base(String model) {
        return model.endsWith(THINKING) ? model.substring(0, model.length() - THINKING.length()) : model;
    }
}
