package io.torouter.bus;

/**
 * One step of one stream between an edge and a router.
 *
 * <p>The edge numbers its streams; with the sender's address and epoch (see {@link Batch}) the number is unique in the
 * cluster.
 *
 * <ul>
 *   <li>edge to router: {@link Open}, {@link Body}, {@link Credit}, {@link Cancel}
 *   <li>router to edge: {@link Head}, {@link Data}, {@link Full}, {@link End}, {@link Fail}, {@link Settled}, {@link
 *       Credit}
 * </ul>
 */
public sealed interface Frame permits ToRouter, ToEdge {
    /** The edge's number for the stream. */
    long stream();
}
