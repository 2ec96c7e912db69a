package io.torouter.settings;

import java.util.Locale;

/** How the node talks to the kernel. */
public enum Transport {
    /** io_uring where the kernel offers it, else epoll where it loads, else NIO. */
    AUTO,
    EPOLL,
    NIO,
    IO_URING;

    /** The name in the configuration file. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
