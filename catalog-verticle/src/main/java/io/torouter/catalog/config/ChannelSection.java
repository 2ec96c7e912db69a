package io.torouter.catalog.config;

import static java.util.stream.Collectors.toMap;

import io.torouter.catalog.yaml.Fields;
import io.torouter.catalog.yaml.Quantities;
import io.torouter.catalog.yaml.Scalar;
import io.torouter.catalog.yaml.Value;
import io.torouter.dialect.Dialect;
import io.torouter.money.PriceList;
import io.torouter.snapshot.Accounting.Offer;
import io.torouter.snapshot.Channel;
import io.torouter.snapshot.ChannelLimits;
import io.torouter.snapshot.ChannelType;
import io.torouter.snapshot.Secret;
import io.torouter.snapshot.Timeouts;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/** The {@code channels} of the file. */
final class ChannelSection {
    private static final Set<String> NOT_YET = Set.of("vertex", "bedrock");
    private static final Scalar<ChannelType> TYPE = type();
    private static final Scalar<Dialect> DIALECT =
            Scalar.oneOf("dialect", Stream.of(Dialect.values()).collect(toMap(Dialect::id, Function.identity())));
    private static final Scalar<Integer> PRIORITY = Scalar.whole(0, 1_000_000);
    private static final Scalar<Integer> WEIGHT = Scalar.whole(1, 1_000_000);
    private static final Scalar<Integer> LIMIT = Scalar.whole(0, 1_000_000);
    private static final Scalar<Duration> TIMEOUT = Quantities.duration("1ms", "24h");

    private final Set<String> groups;
    private final Scalar<String> group;
    private final Ids ids = new Ids("channel id");
    private final Map<Offer, PriceList> prices = new HashMap<>();

    ChannelSection(Set<String> groups) {
        this.groups = groups;
        this.group = Scalar.oneOf("group", groups.stream().collect(toMap(Function.identity(), Function.identity())));
    }

    /** The channels that are enabled; those that are not are checked all the same. */
    List<Channel> readAll(List<Value> items) {
        var channels = new ArrayList<Channel>();
        for (Value item : items) {
            var in = item.fields();
            boolean enabled = in.read("enabled", Scalar.flag(), true);
            var channel = read(in, item);
            readPrices(in.section("prices"), channel);
            in.refuseOthers();
            if (enabled) {
                channels.add(channel);
            }
        }
        return channels;
    }

    /** What models cost at channels that were read and do not go by the price of the model. */
    Map<Offer, PriceList> prices() {
        return prices;
    }

    private void readPrices(Fields in, Channel channel) {
        for (String model : in.keys()) {
            var price = PriceSection.read(in.value(model));
            if (price != null) {
                prices.put(new Offer(channel.id(), model), price);
            }
            if (!Served.covers(channel.models().keySet(), model)) {
                in.refuse("'" + model + "' has a price, and is not among the channel's 'models'");
            }
        }
    }

    private Channel read(Fields in, Value item) {
        String id = in.require("id", Ids.ID, item.path());
        ids.claim(id, item);
        ChannelType type = in.require("type", TYPE, ChannelType.SIMULATOR);
        return new Channel(
                id,
                type,
                baseUrl(in, type),
                credential(in, type),
                ChannelModels.read(in),
                groups(in),
                in.read("priority", PRIORITY, 0),
                in.read("weight", WEIGHT, 1),
                dialects(in, type),
                limits(in.section("limits")),
                timeouts(in.section("timeouts")),
                in.read("cooldown", Scalar.flag(), true),
                !item.isOfFile());
    }

    private static URI baseUrl(Fields in, ChannelType type) {
        if (type == ChannelType.SIMULATOR) {
            return in.read("base_url", Urls.BASE_URL, Channel.SIMULATOR_URL);
        }
        String usual = type.defaultBaseUrl();
        return usual.isEmpty()
                ? in.require("base_url", Urls.BASE_URL, Channel.SIMULATOR_URL)
                : in.read("base_url", Urls.BASE_URL, URI.create(usual));
    }

    /** A vendor's own address is of no use without a credential; something else at that address may not ask for one. */
    private static Secret credential(Fields in, ChannelType type) {
        var at = in.value("api_key");
        boolean needed = !type.defaultBaseUrl().isEmpty() && in.value("base_url") == null;
        if (at == null && needed) {
            in.refuse("'api_key' is missing: expected a credential");
        }
        var credential = in.read("api_key", Scalar.secret(), new Secret("-"));
        if (at != null && needed && credential.text().isEmpty()) {
            at.refuse("expected a credential, got an empty text");
        }
        return at == null ? new Secret("") : credential;
    }

    private Set<String> groups(Fields in) {
        Value chosen = in.value("groups");
        if (chosen != null) {
            if (chosen.isEmptyList()) {
                in.refuse("the channel is in no group: expected at least one under 'groups'");
            }
            return Set.copyOf(in.list("groups", group));
        }
        if (!groups.contains(GroupSection.DEFAULT)) {
            in.refuse("the channel is in no group: there is no group 'default', so 'groups' must name one");
        }
        return Set.of(GroupSection.DEFAULT);
    }

    private static Set<Dialect> dialects(Fields in, ChannelType type) {
        var chosen = in.list("dialects", DIALECT);
        return chosen.isEmpty() ? type.dialects() : EnumSet.copyOf(chosen);
    }

    private static ChannelLimits limits(Fields in) {
        var limits = new ChannelLimits(in.read("concurrency", LIMIT, 0), in.read("rpm", LIMIT, 0));
        in.refuseOthers();
        return limits;
    }

    private static Timeouts timeouts(Fields in) {
        var usual = Timeouts.DEFAULT;
        var timeouts =
                new Timeouts(
                        in.read("connect", TIMEOUT, usual.connect()),
                        in.read("first_event", TIMEOUT, usual.firstEvent()),
                        in.read("idle", TIMEOUT, usual.idle()),
                        in.read("total", TIMEOUT, usual.total()));
        in.refuseOthers();
        return timeouts;
    }

    private static Scalar<ChannelType> type() {
        Scalar<ChannelType> built =
                Scalar.oneOf("channel type", Stream.of(ChannelType.values()).collect(toMap(ChannelType::id, t -> t)));
        return new Scalar<>(
                "a channel type, " + built.expected(),
                (text, shown) -> {
                    if (NOT_YET.contains(text)) {
                        throw new IllegalArgumentException(
                                "channel type '" + text + "' is not available in this version");
                    }
                    return built.parser().parse(text, shown);
                });
    }
}
