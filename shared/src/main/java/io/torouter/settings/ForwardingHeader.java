package io.torouter.settings;

import java.util.Locale;

/** In which header proxies say whom they speak for. */
public enum ForwardingHeader {
    /** A list of addresses; each proxy adds the one that called it. */
    X_FORWARDED_FOR,
    /** <a href="https://www.rfc-editor.org/rfc/rfc7239">RFC 7239</a>. */
    FORWARDED;

    /** The name of the header, and in the configuration file. */
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
