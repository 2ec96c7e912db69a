package io.torouter.settings;

import io.torouter.snapshot.Cidr;

import java.util.List;

/**
 * What stands between clients and the edge.
 *
 * @param trusted whose word on who calls is believed; empty for nobody's
 * @param header in which they say it. What comes in the other one is never looked at: a proxy passes on what it does
 *     not write itself, whoever wrote it
 * @param proxyProtocol whether every connection begins with a header of the PROXY protocol; only of use with proxies
 *     that are trusted
 */
public record ProxySettings(List<Cidr> trusted, ForwardingHeader header, boolean proxyProtocol) {
    public static final ProxySettings NONE = new ProxySettings(List.of(), ForwardingHeader.X_FORWARDED_FOR, false);

    public ProxySettings {
        trusted = List.copyOf(trusted);
        if (proxyProtocol && trusted.isEmpty()) {
            throw new IllegalArgumentException("the PROXY protocol is of no use where no proxy is trusted");
        }
    }
}
