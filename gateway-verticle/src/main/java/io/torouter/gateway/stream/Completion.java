package io.torouter.gateway.stream;

/**
 * Hears of every exchange once, when it is over and settled, whatever became of it; on the edge's event loop. That may
 * be a little after the client has left.
 */
@FunctionalInterface
public interface Completion {
    void over(Exchange exchange, Exchange.Ending ending);

    /** This one, and then another. */
    default Completion and(Completion other) {
        return (exchange, ending) -> {
            over(exchange, ending);
            other.over(exchange, ending);
        };
    }

    /** The same, once what the request held is given back. */
    default Completion afterSettling() {
        return (exchange, ending) -> {
            exchange.settle(ending);
            over(exchange, ending);
        };
    }
}
