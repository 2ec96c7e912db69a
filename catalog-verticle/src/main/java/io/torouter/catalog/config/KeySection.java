package io.torouter.catalog.config;

import static java.util.stream.Collectors.toMap;

import io.torouter.catalog.yaml.ConfigProblem;
import io.torouter.catalog.yaml.Fields;
import io.torouter.catalog.yaml.Scalar;
import io.torouter.catalog.yaml.Value;
import io.torouter.snapshot.ApiKey;
import io.torouter.snapshot.KeyHash;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/** The {@code keys} of the file. */
final class KeySection {
    static final KeyHash NO_KEY = new KeyHash(0, 0, 0, 0);

    /** Stands for a key that could not be read. */
    static final ApiKey NOTHING =
            new ApiKey("", NO_KEY, GroupSection.DEFAULT, false, Set.of(), List.of(), List.of(), null);

    private static final Scalar<String> NAME =
            Scalar.matching("a name: printable, 100 characters at most", "[^\\p{Cntrl}]{1,100}");
    private static final Scalar<KeyHash> KEY = new Scalar<>("a key", (text, _) -> hash(text));
    private static final Scalar<KeyHash> HASH =
            Scalar.of("64 hexadecimal digits, the SHA-256 of a key", KeySection::parseHash);

    private final Scalar<String> group;
    private final Set<String> groups;
    private final Scalar<String> account;
    private final Set<String> accounts;
    private final Served served;
    private final Ids names = new Ids("key name");
    private final Map<KeyHash, String> nameByHash = new HashMap<>();

    KeySection(Set<String> groups, Set<String> accounts, Served served) {
        this.group = named("group", groups);
        this.groups = groups;
        this.account = named("account", accounts);
        this.accounts = accounts;
        this.served = served;
    }

    private static Scalar<String> named(String noun, Set<String> ids) {
        return Scalar.oneOf(noun, ids.stream().collect(toMap(Function.identity(), Function.identity())));
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
        var key = read(in, keyOrHash(in), item.path());
        in.refuseOthers();
        names.claim(key.name(), item);
        refuseSameKey(key, item);
        return key;
    }

    private static KeyHash keyOrHash(Fields in) {
        if (in.value("hash") == null) {
            return in.require("key", KEY, NO_KEY);
        }
        if (in.value("key") != null) {
            in.refuse("expected either 'key' or 'hash', got both");
        }
        return in.read("hash", HASH, NO_KEY);
    }

    /** One that does not say the key itself: its hash, or nothing. */
    ApiKey readWithoutKey(Value item) {
        var in = item.fields();
        var key = read(in, in.read("hash", HASH, NO_KEY), item.path());
        in.refuseOthers();
        return key;
    }

    private ApiKey read(Fields in, KeyHash hash, String unnamed) {
        String name = in.require("name", NAME, unnamed);
        String itsGroup = group(in);
        return new ApiKey(
                name,
                name,
                hash,
                in.read("account", account, ""),
                itsGroup,
                in.read("enabled", Scalar.flag(), true),
                models(in, itsGroup),
                in.list("ip_allow", ServerSection.ADDRESSES),
                in.list("ip_deny", ServerSection.ADDRESSES),
                in.find("expires", Moments.MOMENT),
                LimitFields.read(in));
    }

    /** What is wrong with keys of the database beside those that were read here. */
    List<ConfigProblem> problemsOf(List<ApiKey> others) {
        return others.stream().flatMap(this::problemsOf).toList();
    }

    private Stream<ConfigProblem> problemsOf(ApiKey key) {
        if (groups.contains(key.group())
                && (key.account().isEmpty() || accounts.contains(key.account()))
                && !names.has(key.name())
                && !nameByHash.containsKey(key.hash())) {
            return Stream.empty();
        }
        var source = Entries.source(new ObjectRef(Kind.KEY, key.name()));
        return Stream.of(
                        groups.contains(key.group()) ? "" : "there is no group '" + key.group() + "'",
                        key.account().isEmpty() || accounts.contains(key.account())
                                ? ""
                                : "there is no account '" + key.account() + "'",
                        names.has(key.name()) ? "the file has a key of that name" : "",
                        nameByHash.containsKey(key.hash()) ? "the file has the same key" : "")
                .filter(message -> !message.isEmpty())
                .map(message -> new ConfigProblem(source, 0, 0, "", message));
    }

    private String group(Fields in) {
        return groups.contains(GroupSection.DEFAULT)
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

    private static KeyHash parseHash(String text) {
        if (text.length() != 64) {
            throw new IllegalArgumentException("other length");
        }
        return KeyHash.of(HexFormat.of().parseHex(text));
    }

    private static KeyHash hash(String text) {
        if (!text.chars().allMatch(c -> c > ' ' && c < 0x7f)) {
            throw new IllegalArgumentException("expected visible ASCII characters only, got others (not shown)");
        }
        if (text.length() < KeyHash.SHORTEST_KEY || text.length() > KeyHash.LONGEST_KEY) {
            throw new IllegalArgumentException(
                    "expected a key of "
                            + KeyHash.SHORTEST_KEY
                            + " to "
                            + KeyHash.LONGEST_KEY
                            + " characters, got "
                            + text.length());
        }
        return KeyHash.ofKey(text);
    }
}
