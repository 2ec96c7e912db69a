package io.torouter.simulator.exchange;

import io.vertx.core.http.HttpMethod;

/**
 * An endpoint and where it is found.
 *
 * @param path below the API root; a last segment {@code *} stands for any one segment
 */
public record Route(HttpMethod method, String path, Vendor vendor, Endpoint endpoint) {
    /** The one model that lists of models name. */
    public static final String MODEL = "simulator";

    public static Route get(String path, Vendor vendor, Endpoint endpoint) {
        return new Route(HttpMethod.GET, path, vendor, endpoint);
    }

    public static Route post(String path, Vendor vendor, Endpoint endpoint) {
        return new Route(HttpMethod.POST, path, vendor, endpoint);
    }
}
