package io.torouter.catalog.config;

import static java.util.stream.Collectors.toMap;

import io.torouter.catalog.yaml.Fields;
import io.torouter.catalog.yaml.Quantities;
import io.torouter.catalog.yaml.Scalar;
import io.torouter.catalog.yaml.Value;
import io.torouter.settings.ForwardingHeader;
import io.torouter.settings.ProxySettings;
import io.torouter.settings.ServerSettings;
import io.torouter.settings.TlsSettings;
import io.torouter.settings.Transport;
import io.torouter.snapshot.Cidr;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** The {@code server} of the file. */
final class ServerSection {
    private static final Scalar<Long> BODY = Quantities.size("1KB", "1GB");
    private static final Scalar<Long> BUDGET = Quantities.size("1KB", "1024GB");
    private static final Scalar<Long> HEADERS = Quantities.size("1KB", "1MB");
    private static final Scalar<BigDecimal> SHARE = Scalar.decimal(0, 1);
    private static final Scalar<Duration> SILENCE = Quantities.duration("0s", "24h");
    private static final Scalar<Path> READABLE_FILE =
            Scalar.of(
                    "the path of a file that can be read",
                    text -> {
                        Path file = Path.of(text);
                        if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
                            throw new IllegalArgumentException(text);
                        }
                        return file;
                    });
    private static final Scalar<Transport> TRANSPORT =
            Scalar.oneOf("transport", Stream.of(Transport.values()).collect(toMap(Transport::id, Function.identity())));

    private static final Scalar<ForwardingHeader> FORWARDING =
            Scalar.oneOf(
                    "header",
                    Stream.of(ForwardingHeader.values()).collect(toMap(ForwardingHeader::id, Function.identity())));

    /** Addresses, alone or in blocks. */
    static final Scalar<Cidr> ADDRESSES = Scalar.of("an IP address or block, such as 10.0.0.0/8", Cidr::parse);

    private ServerSection() {}

    static ServerSettings read(Fields in) {
        var usual = ServerSettings.defaults();
        long maxBody = in.read("max_body", BODY, usual.maxBodyBytes());
        var server =
                new ServerSettings(
                        in.read("host", SettingsSection.HOST, usual.host()),
                        in.read("port", Scalar.port(), usual.port()),
                        in.find("public_url", Urls.BASE_URL),
                        maxBody,
                        bodyBudget(in, maxBody),
                        in.read("event_loops", Scalar.whole(1, 1024), usual.eventLoops()),
                        in.read("idle_timeout", SILENCE, usual.idleTimeout()),
                        tls(in.value("tls")),
                        in.read("http2", Scalar.flag(), usual.http2()),
                        corsOrigins(in.section("cors")),
                        in.read("channel_headers", Scalar.flag(), usual.channelHeaders()),
                        in.read("keep_alive_comment", SILENCE, usual.keepAliveComment()),
                        in.read("transport", TRANSPORT, usual.transport()),
                        Math.toIntExact(in.read("max_header_bytes", HEADERS, (long) usual.maxHeaderBytes())),
                        in.read("grammar_sample", SHARE, BigDecimal.valueOf(usual.grammarSample())).doubleValue(),
                        proxies(in));
        in.refuseOthers();
        return server;
    }

    private static long bodyBudget(Fields in, long maxBody) {
        long usual = ServerSettings.bodyBudgetFor(maxBody, Runtime.getRuntime().maxMemory());
        long budget = in.read("body_budget", BUDGET, usual);
        Value at = in.value("body_budget");
        if (at != null && budget < maxBody) {
            at.refuse("expected at least 'max_body' (" + maxBody + " bytes), or no body of that size could come in");
        }
        return Math.max(budget, maxBody);
    }

    private static ProxySettings proxies(Fields in) {
        var usual = ProxySettings.NONE;
        var trusted = in.list("trusted_proxies", ADDRESSES);
        var header = in.read("forwarding_header", FORWARDING, usual.header());
        boolean protocol = in.read("proxy_protocol", Scalar.flag(), usual.proxyProtocol());
        if (protocol && trusted.isEmpty()) {
            in.refuse("'proxy_protocol' needs 'trusted_proxies': expected the addresses that may say who calls");
        }
        return new ProxySettings(trusted, header, protocol && !trusted.isEmpty());
    }

    private static @Nullable TlsSettings tls(@Nullable Value at) {
        if (at == null) {
            return null;
        }
        var in = at.fields();
        var none = Path.of("");
        var tls = new TlsSettings(in.require("cert", READABLE_FILE, none), in.require("key", READABLE_FILE, none));
        in.refuseOthers();
        return tls;
    }

    private static List<String> corsOrigins(Fields in) {
        var origins = in.list("origins", Urls.ORIGIN);
        in.refuseOthers();
        return origins;
    }
}
