package io.torouter.catalog.config;

import static java.util.stream.Collectors.toMap;

import io.torouter.catalog.yaml.Fields;
import io.torouter.catalog.yaml.Scalar;
import io.torouter.catalog.yaml.Value;
import io.torouter.snapshot.ApiKey;
import io.torouter.snapshot.Cidr;
import io.torouter.snapshot.KeyHash;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** The {@code keys} of the file. */
final class KeySection {
    private static final int SHORTEST = 8;
    private static final int LONGEST = 512;
    private static final KeyHash NO_KEY = new KeyHash(0, 0, 0, 0);

    private static final Scalar<String> NAME =
            Scalar.matching("a name: printable, 100 characters at most", "[^\\p{Cntrl}]{1,100}");
    private static final Scalar<KeyHash> KEY = new Scalar<>("a key", (text, _) -> hash(text));
    private static final Scalar<Cidr> ADDRESSES = Scalar.of("an IP address or block, such as 10.0.0.0/8", Cidr::parse);
    private static final Map<String, String> NOT_YET =
            Map.of(
                    "quota_usd", "'quota_usd' is not available in this version: it would not be enforced",
                    "windows", "'windows' is not available in this version: it would not be enforced");

    private final Scalar<String> group;
    private final boolean hasDefaultGroup;
    private final Served served;
    private final Ids names = new Ids("key name");
    private final Map<KeyHash, String> nameByHash = new HashMap<>();

    KeySection(Set<String> groups, Served served) {
        this.group = Scalar.oneOf("group", groups.stream().collect(toMap(Function.identity(), Function.identity())));
        this.hasDefaultGroup = groups.contains(GroupSection.DEFAULT);
        this.served = served;
    }

    List<ApiKey> readAll(List<Value> items) {
        var keys = new ArrayList<ApiKey>();
        for (Value item : items) {
            keys.add(read(item));
        }
        return keys;
    }

    private ApiKey read(Value item) {
        var in = item.fields();
        String name = in.require("name", NAME, item.path());
        String itsGroup = group(in);
        var key =
                new ApiKey(
                        name,
                        in.require("key", KEY, NO_KEY),
                        itsGroup,
                        in.read("enabled", Scalar.flag(), true),
                        models(in, itsGroup),
                        in.list("ip_allow", ADDRESSES),
                        in.list("ip_deny", ADDRESSES),
                        in.find("expires", Moments.MOMENT));
        NOT_YET.forEach(in::refuseUnavailable);
        in.refuseOthers();
        names.claim(name, item);
        refuseSameKey(key, item);
        return key;
    }

    private String group(Fields in) {
        return hasDefaultGroup
                ? in.read("group", group, GroupSection.DEFAULT)
                : in.require("group", group, GroupSection.DEFAULT);
    }

    private Set<String> models(Fields in, String itsGroup) {
        var models = new LinkedHashSet<String>();
        for (Value item : in.items("models")) {
            String model = item.as(Ids.MODEL);
            if (model != null && models.add(model) && !served.in(itsGroup, model)) {
                item.warn("no channel of group '" + itsGroup + "' serves '" + model + "'");
            }
        }
        return models;
    }

    private void refuseSameKey(ApiKey key, Value item) {
        String earlier = key.hash().equals(NO_KEY) ? null : nameByHash.putIfAbsent(key.hash(), key.name());
        if (earlier != null) {
            item.refuse("the same key as '" + earlier + "'");
        }
    }

    private static KeyHash hash(String text) {
        if (!text.chars().allMatch(c -> c > ' ' && c < 0x7f)) {
            throw new IllegalArgumentException("expected visible ASCII characters only, got others (not shown)");
        }
        if (text.length() < SHORTEST || text.length() > LONGEST) {
            throw new IllegalArgumentException(
                    "expected a key of " + SHORTEST + " to " + LONGEST + " characters, got " + text.length());
        }
        return KeyHash.of(KeyHash.newDigest().digest(text.getBytes(StandardCharsets.US_ASCII)));
    }
}
