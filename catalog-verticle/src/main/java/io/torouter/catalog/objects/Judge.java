package io.torouter.catalog.objects;

import io.torouter.catalog.config.Additions;
import io.torouter.catalog.config.ObjectRef;
import io.torouter.catalog.source.ConfigLoader;
import io.torouter.catalog.source.Declared;
import io.torouter.catalog.source.LoadResult;

import java.util.function.Supplier;

/**
 * Says what a catalogue would be. Blocks on the file system.
 *
 * @param declared the part of the file in what is in force
 */
public record Judge(ConfigLoader loader, Supplier<Declared> declared) {
    LoadResult of(Additions additions) {
        return loader.check(declared.get().content(), additions);
    }

    boolean isDeclared(ObjectRef ref) {
        return declared.get().objects().contains(ref);
    }
}
