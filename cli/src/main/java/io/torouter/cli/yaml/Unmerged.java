package io.torouter.cli.yaml;

import org.snakeyaml.engine.v2.nodes.Tag;
import org.snakeyaml.engine.v2.resolver.ScalarResolver;
import org.snakeyaml.engine.v2.schema.CoreSchema;

/**
 * The schema of YAML 1.2, in which {@code <<} is a key: the library's way to merge never ends where a mapping is its
 * own.
 */
final class Unmerged extends CoreSchema {
    @Override
    public ScalarResolver getScalarResolver() {
        var core = super.getScalarResolver();
        return (value, implicit) -> value.equals("<<") ? Tag.STR : core.resolve(value, implicit);
    }
}
