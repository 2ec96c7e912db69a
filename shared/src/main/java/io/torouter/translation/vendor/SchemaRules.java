package io.torouter.translation.vendor;

import java.util.Set;

/**
 * Which JSON schema a vendor takes.
 *
 * @param refused keywords it answers 400 to, or that it does not know
 * @param closedObjects whether every object must say {@code additionalProperties: false} in strict mode
 * @param allRequired whether every property must be required in strict mode
 */
public record SchemaRules(Set<String> refused, boolean closedObjects, boolean allRequired) {
    static SchemaRules of(Traits traits) {
        return new SchemaRules(
                traits.set("schema_refused"),
                traits.flag("schema_closed_objects", false),
                traits.flag("schema_all_required", false));
    }
}
