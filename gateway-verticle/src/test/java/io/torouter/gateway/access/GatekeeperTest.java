package io.torouter.gateway.access;

import static io.torouter.error.ErrorCode.ACCESS_DENIED;
import static io.torouter.error.ErrorCode.API_KEY_DISABLED;
import static io.torouter.error.ErrorCode.API_KEY_EXPIRED;
import static io.torouter.error.ErrorCode.INVALID_API_KEY;
import static io.torouter.error.ErrorCode.MODEL_NOT_ALLOWED;
import static io.torouter.error.ErrorCode.MODEL_NOT_FOUND;
import static io.torouter.error.ErrorCode.USER_INACTIVE;
import static io.torouter.error.ErrorCode.USER_NOT_FOUND;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.torouter.dialect.Surface;
import io.torouter.error.ErrorCode;
import io.torouter.limits.Limits;
import io.torouter.snapshot.Account;
import io.torouter.snapshot.Accounting;
import io.torouter.snapshot.ApiKey;
import io.torouter.snapshot.Cidr;
import io.torouter.snapshot.Group;
import io.torouter.snapshot.GroupTerms;
import io.torouter.snapshot.KeyHash;
import io.torouter.snapshot.Route;
import io.torouter.snapshot.Snapshot;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

class GatekeeperTest {
    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
    private static final KeyHash HASH = KeyHash.of(KeyHash.newDigest().digest("sk-1".getBytes(UTF_8)));
    private static final Group GROUP =
            Group.of(
                    "default",
                    Stream.of("gpt-5", "opus", "opus-thinking", "vendor/*")
                            .map(model -> new Route(model, List.of()))
                            .toList());
    private final Gatekeeper gatekeeper = new Gatekeeper();

    @Test
    void aKeyThatIsAllRightIsAdmittedWithItsGroup() {
        var key = key(true, List.of(), List.of(), null);

        assertThat(admit("sk-1", "10.1.2.3", key)).isEqualTo(new Admission.Admitted(key, GROUP, null));
    }

    @Test
    void anUnknownKeyIsInvalid() {
        assertThat(refusal("sk-2", key(false, List.of(), List.of("0.0.0.0/0"), NOON))).isEqualTo(INVALID_API_KEY);
    }

    @Test
    void disabledComesBeforeTheAddress() {
        assertThat(refusal("sk-1", key(false, List.of(), List.of("0.0.0.0/0"), NOON))).isEqualTo(API_KEY_DISABLED);
    }

    @Test
    void theAddressComesBeforeTheExpiry() {
        assertThat(refusal("sk-1", key(true, List.of(), List.of("0.0.0.0/0"), NOON))).isEqualTo(ACCESS_DENIED);
    }

    @Test
    void aKeyExpiresAtItsInstant() {
        assertThat(refusal("sk-1", key(true, List.of(), List.of(), NOON))).isEqualTo(API_KEY_EXPIRED);
        assertThat(admit("sk-1", "10.1.2.3", key(true, List.of(), List.of(), NOON.plusNanos(1))))
                .isInstanceOf(Admission.Admitted.class);
    }

    @Test
    void aKeyWithoutItsGroupIsDenied() {
        var key = key(true, List.of(), List.of(), null);
        var snapshot = new Snapshot(1, NOON, Map.of(), Map.of(), Map.of(), Map.of(HASH, key));

        var admission = gatekeeper.admit("sk-1", "10.1.2.3", snapshot, NOON);

        assertThat(((Admission.Refused) admission).error().code()).isEqualTo(ACCESS_DENIED);
    }

    @ParameterizedTest
    @CsvSource({
        "10.0.0.0/8,     '',            10.255.0.1,   true",
        "10.0.0.0/8,     '',            11.0.0.1,     false",
        "10.1.2.3,       '',            10.1.2.3,     true",
        "10.1.2.3,       '',            10.1.2.4,     false",
        "10.1.2.128/25,  '',            10.1.2.127,   false",
        "10.1.2.128/25,  '',            10.1.2.128,   true",
        "'',             10.0.0.0/8,    10.0.0.1,     false",
        "'',             10.0.0.0/8,    192.168.0.1,  true",
        "10.0.0.0/8,     10.1.0.0/16,   10.1.0.1,     false",
        "10.0.0.0/8,     10.1.0.0/16,   10.2.0.1,     true",
        "2001:db8::/33,  '',            2001:db8::1,  true",
        "2001:db8::/33,  '',            2001:db8:8000::1, false",
        "2001:db8::/33,  '',            10.0.0.1,     false",
        "::1,            '',            0:0:0:0:0:0:0:1, true",
        "0.0.0.0/0,      '',            ::1,          false",
        "10.0.0.0/8,     '',            not-an-ip,    false",
    })
    void addressesAreAllowedAndDenied(String allow, String deny, String address, boolean admitted) {
        var admission = admit("sk-1", address, key(true, blocks(allow), blocks(deny), null));

        assertThat(admission instanceof Admission.Admitted).isEqualTo(admitted);
    }

    private static List<String> blocks(String text) {
        return text.isEmpty() ? List.of() : List.of(text);
    }

    @Test
    void aModelOutsideTheGroupIsNotFoundEvenIfTheKeyNamesIt() {
        assertThat(modelRefusal("gpt-6", "gpt-6")).isEqualTo(MODEL_NOT_FOUND);
    }

    @Test
    void aKeyWithoutAListMayUseAllOfItsGroup() {
        assertThat(modelRefusal("gpt-5")).isNull();
        assertThat(modelRefusal("vendor/anything")).isNull();
    }

    @Test
    void aKeyWithAListMayUseOnlyThat() {
        assertThat(modelRefusal("gpt-5", "gpt-5")).isNull();
        assertThat(modelRefusal("opus", "gpt-5")).isEqualTo(MODEL_NOT_ALLOWED);
    }

    @Test
    void aBaseIdCoversItsThinkingFormButNotTheOtherWayRound() {
        assertThat(modelRefusal("opus-thinking", "opus")).isNull();
        assertThat(modelRefusal("opus", "opus-thinking")).isEqualTo(MODEL_NOT_ALLOWED);
        assertThat(modelRefusal("opus-thinking", "opus-thinking")).isNull();
    }

    private static ErrorCode modelRefusal(String model, String... allowed) {
        var key = new ApiKey("laptop", HASH, "default", true, Set.of(allowed), List.of(), List.of(), null);
        var error = Gatekeeper.refuses(new Admission.Admitted(key, GROUP, null), model);
        return error == null ? null : error.code();
    }

    @Test
    void anAccountMustExistAndBeActive() {
        var owned =
                new ApiKey(
                        "k1",
                        "laptop",
                        HASH,
                        "acme",
                        "default",
                        true,
                        Set.of(),
                        List.of(),
                        List.of(),
                        NOON,
                        Limits.NONE);

        assertThat(refusalOf(owned)).isEqualTo(USER_NOT_FOUND);
        assertThat(refusalOf(owned, new Account("acme", "ACME", false))).isEqualTo(USER_INACTIVE);
        assertThat(refusalOf(owned, new Account("acme", "ACME", true))).isEqualTo(API_KEY_EXPIRED);
    }

    @Test
    void aGroupOffersTheSurfacesOfItsTerms() {
        var terms = new GroupTerms(Limits.NONE, 1, Set.of(Surface.OPENAI));
        var admitted = new Admission.Admitted(key(true, List.of(), List.of(), null), GROUP.with(terms), null);

        assertThat(Gatekeeper.onSurface(Surface.OPENAI, admitted)).isSameAs(admitted);
        assertThat(Gatekeeper.onSurface(Surface.GEMINI, admitted)).isInstanceOf(Admission.Refused.class);
    }

    private ErrorCode refusalOf(ApiKey owned, Account... accounts) {
        var known = Stream.of(accounts).collect(Collectors.toMap(Account::id, Function.identity()));
        var snapshot =
                new Snapshot(1, NOON, Map.of(), Map.of("default", GROUP), Map.of(), Map.of(HASH, owned))
                        .with(new Accounting(known, Map.of()));
        return ((Admission.Refused) gatekeeper.admit("sk-1", "10.1.2.3", snapshot, NOON)).error().code();
    }

    private static ApiKey key(boolean enabled, List<String> allow, List<String> deny, Instant expires) {
        return new ApiKey(
                "laptop",
                HASH,
                "default",
                enabled,
                Set.of(),
                allow.stream().map(Cidr::parse).toList(),
                deny.stream().map(Cidr::parse).toList(),
                expires);
    }

    private Admission admit(String key, String address, ApiKey known) {
        var groups = Map.of("default", GROUP);
        return gatekeeper.admit(
                key, address, new Snapshot(1, NOON, Map.of(), groups, Map.of(), Map.of(HASH, known)), NOON);
    }

    private ErrorCode refusal(String key, ApiKey known) {
        return ((Admission.Refused) admit(key, "10.1.2.3", known)).error().code();
    }
}
