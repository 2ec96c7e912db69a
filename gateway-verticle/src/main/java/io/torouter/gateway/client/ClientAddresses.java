package io.torouter.gateway.client;

import io.torouter.settings.ForwardingHeader;
import io.torouter.settings.ProxySettings;
import io.torouter.snapshot.Cidr;
import io.torouter.snapshot.IpLiteral;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.SocketAddress;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * Tells from which address a request comes: that of the connection, and where a trusted proxy has made it, the one the
 * proxy says; where that is a trusted proxy too, what this one says, and so on. Thread-safe.
 */
public final class ClientAddresses {
    /** So many proxies stand in a row at most; who says more of them is not asked further. */
    private static final int MOST_HOPS = 32;

    private final List<Cidr> trusted;
    private final boolean proxyProtocol;
    private final ForwardingHeader header;

    public ClientAddresses(ProxySettings settings) {
        this.trusted = settings.trusted();
        this.proxyProtocol = settings.proxyProtocol();
        this.header = settings.header();
    }

    /** The address as a literal, without an interface; empty where the connection is gone or is none of IP. */
    public String of(HttpServerRequest request) {
        if (trusted.isEmpty()) {
            return literal(request.remoteAddress());
        }
        var peer = literal(request.connection().remoteAddress(true));
        if (!isTrusted(peer)) {
            return peer;
        }
        var said = proxyProtocol ? literal(request.remoteAddress()) : peer;
        return isTrusted(said) ? behind(said, request.headers().getAll(header.id())) : said;
    }

    /** The first that is not trusted, from the nearest; else the last that is known. */
    private String behind(String nearest, List<String> values) {
        var hops = new Hops(values, header);
        var client = nearest;
        for (int i = 0; i < MOST_HOPS && isTrusted(client); i++) {
            var next = hops.next();
            if (next == null) {
                return client;
            }
            client = next;
        }
        return client;
    }

    private boolean isTrusted(String client) {
        var address = IpLiteral.parse(client);
        return address != null && trusted.stream().anyMatch(block -> block.contains(address));
    }

    private static String literal(@Nullable SocketAddress address) {
        var host = address == null ? null : address.hostAddress();
        if (host == null) {
            return "";
        }
        int zone = host.indexOf('%');
        return zone < 0 ? host : host.substring(0, zone);
    }
}
