package io.torouter.catalog.objects;

import io.torouter.catalog.config.Additions;
import io.torouter.catalog.config.ObjectRef;
import io.torouter.catalog.source.ConfigLoader;
import io.torouter.catalog.source.Declared;
import io.torouter.catalog.source.LoadResult;
import io.torouter.snapshot.UpstreamReach;

import org.jspecify.annotations.Nullable;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.function.Supplier;

/**
 * Says what a catalogue would be. Blocks on the file system.
 *
 * @param declared the part of the file in what is in force
 * @param reach where channels of the database may lead
 */
public record Judge(ConfigLoader loader, Supplier<Declared> declared, UpstreamReach reach) {
    LoadResult of(Additions additions) {
        return loader.check(declared.get().content(), additions);
    }

    /** Null unless a channel would lead where it may not, as far as that can be told by its URL. */
    @Nullable String objection(Document document) {
        var url = document.text("base_url");
        return reach.mayPermit(host(url))
                ? null
                : "base_url: expected an address of the internet, or one that 'admin.private_upstreams' lists";
    }

    /** Null where there is none; what is no URL others say. */
    private static @Nullable String host(String url) {
        try {
            return new URI(url).getHost();
        } catch (URISyntaxException _) {
            return null;
        }
    }

    boolean isDeclared(ObjectRef ref) {
        return declared.get().objects().contains(ref);
    }
}
