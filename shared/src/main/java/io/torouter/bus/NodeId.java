package io.torouter.bus;

/**
 * Who this process is on the bus.
 *
 * @param id unique among living and recently dead nodes; without a dot
 * @param epoch grows with each start, so that frames of an earlier life are recognised
 */
public record NodeId(String id, long epoch) {
    public NodeId {
        if (id.isEmpty() || id.indexOf('.') >= 0) {
            throw new IllegalArgumentException("a node id has no dot and is not empty: " + id);
        }
    }
}
