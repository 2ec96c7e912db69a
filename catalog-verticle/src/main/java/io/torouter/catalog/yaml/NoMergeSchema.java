package io.torouter.catalog.yaml;

import org.snakeyaml.engine.v2.nodes.Tag;
import org.snakeyaml.engine.v2.resolver.ScalarResolver;
import org.snakeyaml.engine.v2.schema.CoreSchema;

/**
 * YAML 1.2 knows no merge keys, but the library's schema does, and never ends with a mapping that is merged into
 * itself. Here {@code <<} is a key like any other, so readers refuse it as an unknown one.
 */
final class NoMergeSchema extends CoreSchema {
    @Override
    public ScalarResolver getScalarResolver() {
        var resolver = super.getScalarResolver();
        return (text, isPlain) -> text.equals("<<") ? Tag.STR : resolver.resolve(text, isPlain);
    }
}
