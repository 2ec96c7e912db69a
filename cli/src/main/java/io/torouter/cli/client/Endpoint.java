package io.torouter.cli.client;

import io.torouter.snapshot.Secret;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;

/**
 * Where a gateway's admin API is, and what opens it.
 *
 * @param url without a path, such as {@code http://127.0.0.1:8080}
 */
public record Endpoint(URI url, Secret token) {
    /** The address that an operator named. */
    public static URI url(String text) throws Failed {
        try {
            var url = new URI(text.strip().replaceAll("/+$", "").replaceAll("/admin/v1$", ""));
            var scheme = url.getScheme() == null ? "" : url.getScheme().toLowerCase(Locale.ROOT);
            if ((scheme.equals("http") || scheme.equals("https"))
                    && url.getHost() != null
                    && url.getRawQuery() == null
                    && url.getRawUserInfo() == null) {
                return url;
            }
        } catch (URISyntaxException _) {
            // said below
        }
        throw Failed.usage("--url takes an address such as https://gateway.example.com:8080");
    }

    /** Whether only this machine answers there, so that what lies on its disk may be told. */
    public static boolean isLocal(URI url) {
        var host = url.getHost();
        return host.equalsIgnoreCase("localhost") || host.matches("127(\\.[0-9]{1,3}){3}") || host.equals("[::1]");
    }
}
