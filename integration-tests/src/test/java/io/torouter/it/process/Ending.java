package io.torouter.it.process;

import java.time.Duration;

/** How a node ends. */
enum Ending {
    /** As a service manager asks for it: what is under way may end first. */
    TERM,
    /** As the kernel does it when memory is short, or an operator in a hurry. */
    KILL;

    private static final Duration LIMIT = Duration.ofSeconds(30);

    void of(NodeProcess node) throws Exception {
        switch (this) {
            case TERM -> {
                node.signal("TERM");
                gone(node);
            }
            case KILL -> node.kill();
        }
    }

    /** Waits for a node that was asked to end. */
    static void gone(NodeProcess node) throws InterruptedException {
        int code = node.exitCode(LIMIT);
        if (code != 0) {
            throw new AssertionError("ended with " + code + ": " + node.err());
        }
    }
}
