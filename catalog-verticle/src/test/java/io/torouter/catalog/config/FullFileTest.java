package io.torouter.catalog.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.torouter.catalog.yaml.ConfigProblem;
import io.torouter.catalog.yaml.ConfigText;
import io.torouter.dialect.Dialect;
import io.torouter.dialect.Surface;
import io.torouter.limits.Limits;
import io.torouter.money.Price;
import io.torouter.money.PriceList;
import io.torouter.money.Rates;
import io.torouter.money.Usd;
import io.torouter.settings.AccessLogSettings;
import io.torouter.settings.AccessLogTarget;
import io.torouter.settings.AdminPort;
import io.torouter.settings.AdminSettings;
import io.torouter.settings.ClusterSettings;
import io.torouter.settings.DatabaseSettings;
import io.torouter.settings.ForwardingHeader;
import io.torouter.settings.LedgerSettings;
import io.torouter.settings.LimitSettings;
import io.torouter.settings.ManagementSettings;
import io.torouter.settings.ProxySettings;
import io.torouter.settings.ResponsesSettings;
import io.torouter.settings.ServerSettings;
import io.torouter.settings.Settings;
import io.torouter.settings.SimulatorFault;
import io.torouter.settings.SimulatorSettings;
import io.torouter.settings.TlsSettings;
import io.torouter.settings.Transport;
import io.torouter.snapshot.Account;
import io.torouter.snapshot.ApiKey;
import io.torouter.snapshot.Capability;
import io.torouter.snapshot.Channel;
import io.torouter.snapshot.ChannelLimits;
import io.torouter.snapshot.ChannelType;
import io.torouter.snapshot.Cidr;
import io.torouter.snapshot.GroupTerms;
import io.torouter.snapshot.KeyHash;
import io.torouter.snapshot.Modality;
import io.torouter.snapshot.Model;
import io.torouter.snapshot.ModelCard;
import io.torouter.snapshot.Secret;
import io.torouter.snapshot.Timeouts;
import io.torouter.snapshot.UpstreamReach;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;

class FullFileTest {
    private static final Path FOLDER = Path.of("src/test/resources/config/accepted");
    private static final Map<String, String> ENVIRONMENT =
            Map.of("NODE", "n1", "OPENAI_KEY", "sk-openai-credential", "CLIENT_KEY", "sk-client-credential");

    private final ConfigReading reading = read();

    @Test
    void hasNoProblems() {
        assertThat(reading.problems()).isEmpty();
    }

    @Test
    void warnsOfModelsThatNobodyServes() {
        assertThat(reading.warnings())
                .extracting(ConfigProblem::toString)
                .containsExactly(
                        "full.yaml:64:5: models[2]: no channel serves 'nobody-serves-this'",
                        "full.yaml:69:28: keys[0].models[2]: no channel of group 'team' serves 'claude-sonnet-5'");
    }

    @Test
    void readsWhatTheServerIs() {
        assertThat(reading.settings().server())
                .isEqualTo(
                        new ServerSettings(
                                "127.0.0.1",
                                9090,
                                URI.create("https://llm.example.com"),
                                32 << 20,
                                1 << 30,
                                3,
                                Duration.ofSeconds(90),
                                new TlsSettings(FOLDER.resolve("cert.pem"), FOLDER.resolve("key.pem")),
                                false,
                                List.of("*", "https://chat.example.com:8443"),
                                false,
                                Duration.ofMillis(500),
                                Transport.IO_URING,
                                64 << 10,
                                0.25,
                                new ProxySettings(
                                        List.of(Cidr.parse("10.0.0.0/8"), Cidr.parse("::1")),
                                        ForwardingHeader.FORWARDED,
                                        true)));
    }

    @Test
    void readsTheOtherSettings() {
        assertThat(reading.settings())
                .isEqualTo(
                        new Settings(
                                reading.settings().server(),
                                new ManagementSettings("0.0.0.0", 0),
                                new AccessLogSettings(new AccessLogTarget.ToFile(Path.of("logs/n1-access.log"))),
                                new ClusterSettings(
                                        true,
                                        "blue",
                                        "10.0.0.1",
                                        5801,
                                        5802,
                                        List.of("10.0.0.2", "node-3.example.com:5801", "[::1]:5801")),
                                new SimulatorSettings(
                                        -7,
                                        Duration.ofMillis(20),
                                        Duration.ofMillis(5),
                                        100,
                                        new SimulatorFault(0.25, 529, 0.5, 1)),
                                new ResponsesSettings(false, Duration.ofDays(7), 64 << 20, 1000),
                                new DatabaseSettings(
                                        false,
                                        "jdbc:postgresql://db.example.com/torouter",
                                        "gateway",
                                        new Secret("a-plain-word"),
                                        4),
                                new LedgerSettings(false, Duration.ofMillis(50), 8 << 20, Duration.ofDays(30)),
                                new AdminSettings(
                                        false,
                                        AdminPort.MANAGEMENT,
                                        new Secret("the-token-of-an-admin"),
                                        new UpstreamReach(List.of(Cidr.parse("10.20.0.0/16")))),
                                new LimitSettings(false),
                                Path.of("/var/lib/torouter")));
    }

    @Test
    void readsAChannelWithEveryKey() {
        assertThat(reading.catalog().channels())
                .first()
                .isEqualTo(
                        new Channel(
                                "openai-main",
                                ChannelType.OPENAI,
                                URI.create("https://proxy.example.com/v1"),
                                new Secret("sk-openai-credential"),
                                Map.of("gpt-5", "gpt-5", "embed", "text-embedding-3-large", "gpt-*", "gpt-*"),
                                Set.of("default", "team"),
                                10,
                                3,
                                Set.of(Dialect.OPENAI_CHAT),
                                new ChannelLimits(200, 3000),
                                new Timeouts(
                                        Duration.ofSeconds(1),
                                        Duration.ofSeconds(60),
                                        Duration.ofMinutes(2),
                                        Duration.ofHours(1))));
    }

    @Test
    void fillsInWhatAChannelLeavesOut() {
        assertThat(reading.catalog().channels())
                .last()
                .isEqualTo(
                        new Channel(
                                "anthropic",
                                ChannelType.ANTHROPIC,
                                URI.create("https://api.anthropic.com/v1"),
                                new Secret("sk-ant-${literal}"),
                                Map.of("claude-sonnet-5", "claude-sonnet-5"),
                                Set.of("default"),
                                0,
                                1,
                                ChannelType.ANTHROPIC.dialects(),
                                ChannelLimits.NONE,
                                Timeouts.DEFAULT));
    }

    @Test
    void leavesOutAChannelThatIsNotEnabled() {
        assertThat(reading.catalog().channels()).extracting(Channel::id).containsExactly("openai-main", "anthropic");
    }

    private static final ModelCard SONNET =
            new ModelCard(
                    "Sonnet",
                    Set.of(Modality.TEXT, Modality.FILE),
                    Set.of(Modality.TEXT),
                    Set.of(Capability.TOOLS, Capability.REASONING),
                    List.of("low", "high"),
                    "Be brief.");

    @Test
    void readsModelsAndPrices() {
        assertThat(reading.catalog().models())
                .containsExactly(
                        new Model("gpt-5", 400_000, 128_000, price("1.25", "10", "0.125", "2")),
                        new Model("claude-sonnet-5", 0, 0, price("3", "15", "3", "3"), SONNET),
                        new Model("nobody-serves-this", 0, 0, null));
    }

    @Test
    void readsWhoPaysAndOnWhatTerms() {
        var snapshot = reading.catalog().snapshot(1, Instant.EPOCH);

        assertThat(snapshot.accounting().accounts())
                .isEqualTo(Map.of("acme", new Account("acme", "ACME Inc.", false, 12_500_000_000L)));
        assertThat(snapshot.groups().get("team").terms())
                .isEqualTo(
                        new GroupTerms(
                                new Limits(100_000_000_000L, 600, 0, 0, 0, 9000, 0),
                                1_250_000,
                                Set.of(Surface.OPENAI, Surface.ANTHROPIC)));
        assertThat(snapshot.groups().get("default").terms()).isEqualTo(GroupTerms.USUAL);
    }

    @Test
    void readsWhatAModelCostsAtOneChannel() {
        var snapshot = reading.catalog().snapshot(1, Instant.EPOCH);

        assertThat(snapshot.price("openai-main", "gpt-5", Instant.EPOCH))
                .isEqualTo(Price.always("configured", Rates.ofTokens(perMillion("1"), perMillion("8"))));
        assertThat(snapshot.price("elsewhere", "gpt-5", Instant.EPOCH))
                .isEqualTo(price("1.25", "10", "0.125", "2").at(Instant.EPOCH));
    }

    @Test
    void readsKeys() {
        assertThat(reading.catalog().keys())
                .containsExactly(
                        new ApiKey(
                                "laptop",
                                "laptop",
                                hash("sk-client-credential"),
                                "acme",
                                "team",
                                false,
                                Set.of("gpt-5", "gpt-9", "claude-sonnet-5"),
                                List.of(Cidr.parse("10.0.0.0/8"), Cidr.parse("::1")),
                                List.of(Cidr.parse("10.1.0.0/16")),
                                Instant.parse("2027-01-01T00:00:00Z"),
                                Limits.NONE),
                        new ApiKey(
                                "tablet",
                                "tablet",
                                hash("sk-plain-key"),
                                "",
                                "default",
                                true,
                                Set.of(),
                                List.of(),
                                List.of(),
                                Instant.parse("2027-01-01T12:00:00Z"),
                                new Limits(12_500_000_000L, 60, 100_000, 4, 500, 1000, 5000)));
    }

    @Test
    void showsNoCredentialAsText() {
        assertThat(reading.toString() + reading.catalog().snapshot(1, Instant.EPOCH))
                .contains("openai-main")
                .doesNotContain("credential=Secret[text", "sk-openai-credential", "sk-client-credential")
                .doesNotContain("sk-plain-key", "literal", "a-plain-word");
    }

    private static ConfigReading read() {
        try {
            var text = new ConfigText("full.yaml", Files.readString(FOLDER.resolve("full.yaml")));
            return new ConfigReader(ENVIRONMENT, _ -> List.of()).read(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static PriceList price(String input, String output, String cacheRead, String cacheWrite) {
        long in = perMillion(input);
        long out = perMillion(output);
        long write = perMillion(cacheWrite);
        var rates = new Rates(in, perMillion(cacheRead), write, write, out, out, in, out, in, 0, 0);
        return PriceList.of(Price.always("configured", rates));
    }

    private static long perMillion(String dollars) {
        return Usd.picosPerMillion(new BigDecimal(dollars));
    }

    private static KeyHash hash(String key) {
        return KeyHash.of(KeyHash.newDigest().digest(key.getBytes(StandardCharsets.UTF_8)));
    }
}
