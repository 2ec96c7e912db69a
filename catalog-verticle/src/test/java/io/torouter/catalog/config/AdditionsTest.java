package io.torouter.catalog.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.torouter.catalog.yaml.ConfigProblem;
import io.torouter.catalog.yaml.ConfigText;
import io.torouter.limits.Limits;
import io.torouter.money.Price;
import io.torouter.money.Rates;
import io.torouter.snapshot.ApiKey;
import io.torouter.snapshot.Channel;
import io.torouter.snapshot.ChannelLimits;
import io.torouter.snapshot.ChannelType;
import io.torouter.snapshot.KeyHash;
import io.torouter.snapshot.Secret;
import io.torouter.snapshot.Timeouts;

import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The file and the database are one catalogue. */
class AdditionsTest {
    private static final String FILE =
            """
            groups: [{ id: default }]
            channels: [{ id: main, type: simulator, models: [m] }]
            keys: [{ name: laptop, key: sk-of-the-file }]
            """;

    private final Map<ObjectRef, String> documents = new HashMap<>();

    private AdditionsTest with(Kind kind, String id, String document) {
        documents.put(new ObjectRef(kind, id), document.replace('\'', '"'));
        return this;
    }

    private ConfigReading read(String file, ApiKey... keys) {
        var reader =
                new ConfigReader(
                        Map.of("SECRET", "hush"),
                        _ -> List.of(channel(ChannelType.SIMULATOR), channel(ChannelType.OPENAI)));
        return reader.read(new ConfigText("file.yaml", file), List.of(), new Additions(documents, List.of(keys)));
    }

    private static Channel channel(ChannelType type) {
        return new Channel(
                type.id(),
                type,
                Channel.SIMULATOR_URL,
                new Secret(""),
                Map.of("m", "m"),
                Set.of("default"),
                0,
                1,
                type.dialects(),
                ChannelLimits.NONE,
                Timeouts.DEFAULT);
    }

    private static ApiKey key(String name, String account, String group, long hash) {
        return new ApiKey(
                "key-1",
                name,
                new KeyHash(hash, 0, 0, 0),
                account,
                group,
                true,
                Set.of(),
                List.of(),
                List.of(),
                null,
                Limits.NONE);
    }

    private static List<String> problems(ConfigReading reading) {
        return reading.problems().stream().map(ConfigProblem::toString).toList();
    }

    @Test
    void comeTogetherWithTheFile() {
        var key = key("tablet", "acme", "team", 5);
        var reading =
                with(Kind.ACCOUNT, "acme", "{'id':'acme'}")
                        .with(Kind.GROUP, "team", "{'id':'team','multiplier':1.5}")
                        .with(
                                Kind.CHANNEL,
                                "extra",
                                "{'id':'extra','type':'simulator','models':['m'],'groups':['team','default'],"
                                        + "'prices':{'m':{'input':1,'output':1}}}")
                        .with(Kind.MODEL, "m", "{'id':'m','context':7}")
                        .read(FILE, key);

        assertThat(problems(reading)).isEmpty();
        var snapshot = reading.catalog().snapshot(1, Instant.EPOCH);
        assertThat(snapshot.channels()).containsOnlyKeys("main", "extra");
        assertThat(snapshot.groups().get("team").terms().multiplier()).isEqualTo(1_500_000);
        assertThat(snapshot.models().get("m").context()).isEqualTo(7);
        assertThat(snapshot.keys()).hasSize(2).containsValue(key);
        assertThat(snapshot.accounting().accounts()).containsOnlyKeys("acme");
        assertThat(snapshot.price("extra", "m", Instant.EPOCH))
                .isEqualTo(Price.always("configured", Rates.ofTokens(1_000_000, 1_000_000)));
        assertThat(reading.declared())
                .containsExactlyInAnyOrder(
                        new ObjectRef(Kind.GROUP, "default"),
                        new ObjectRef(Kind.CHANNEL, "main"),
                        new ObjectRef(Kind.KEY, "laptop"));
    }

    @Test
    void doNotShadowWhatTheFileDeclares() {
        var reading =
                with(Kind.CHANNEL, "main", "{'id':'main','type':'simulator','models':['m']}")
                        .with(Kind.GROUP, "default", "{'id':'default'}")
                        .read(FILE, key("laptop", "", "default", 5));

        assertThat(problems(reading))
                .containsExactly(
                        "database: group 'default': duplicate group id 'default', first on line 1 of the file",
                        "database: channel 'main': duplicate channel id 'main', first on line 2 of the file",
                        "database: key 'laptop': the file has a key of that name");
    }

    @Test
    void areNamedWhereTheyDoNotFit() {
        var reading =
                with(Kind.CHANNEL, "extra", "{'id':'extra','type':'simulator','models':['m'],'groups':['gone']}")
                        .read(FILE, key("tablet", "gone", "gone", 5));

        assertThat(problems(reading))
                .containsExactly(
                        "database: channel 'extra': groups[0]: unknown group 'gone': expected default",
                        "database: key 'tablet': there is no group 'gone'",
                        "database: key 'tablet': there is no account 'gone'");
    }

    @Test
    void mayNotReadTheEnvironment() {
        var reading =
                with(
                                Kind.CHANNEL,
                                "extra",
                                "{'id':'extra','type':'openai','models':['m','${SECRET}'],'api_key':'${SECRET}'}")
                        .read(FILE);

        assertThat(problems(reading)).isEmpty();
        assertThat(reading.catalog().channels())
                .last()
                .satisfies(channel -> {
                    assertThat(channel.credential()).isEqualTo(new Secret("${SECRET}"));
                    assertThat(channel.models()).containsOnlyKeys("m", "${SECRET}");
                });
    }

    @Test
    void leaveTheDefaultGroupAloneThatNobodyDeclared() {
        var reading = with(Kind.GROUP, "team", "{'id':'team'}").read("");

        assertThat(reading.catalog().groups()).containsExactlyInAnyOrder("default", "team");
    }

    @Test
    void mayGiveTermsToTheDefaultGroupThatNobodyDeclared() {
        var reading = with(Kind.GROUP, "default", "{'id':'default','multiplier':2}").read("");

        assertThat(problems(reading)).isEmpty();
        assertThat(reading.catalog().terms().get("default").multiplier()).isEqualTo(2_000_000);
    }

    @Test
    void comeInThePlaceOfTheSimulatorAndOfChannelsOfTheEnvironmentWithTheSameId() {
        assertThat(read("").catalog().channels()).extracting(Channel::id).containsExactly("simulator", "openai");

        var other = with(Kind.CHANNEL, "extra", "{'id':'extra','type':'simulator','models':['m']}").read("");
        assertThat(other.catalog().channels()).extracting(Channel::id).containsExactly("extra", "openai");

        var same =
                with(Kind.CHANNEL, "openai", "{'id':'openai','type':'simulator','models':['m'],'enabled':false}")
                        .read("");
        assertThat(same.catalog().channels()).extracting(Channel::id).containsExactly("extra");
    }
}
