package io.torouter.catalog.objects;

/**
 * What a node with the database tells all others, several times a second and after every edit.
 *
 * @param address where the node can be asked
 * @param revision that it knows of
 */
public record News(String address, long revision) {
    /** Where it is published. */
    public static final String ADDRESS = "catalog.news";
}
