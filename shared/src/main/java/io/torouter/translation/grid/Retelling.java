package io.torouter.translation.grid;

import com.fasterxml.jackson.databind.node.ObjectNode;

import io.torouter.translation.Untranslatable;

/** How the document of one operation is told in another dialect. */
@FunctionalInterface
interface Retelling {
    /**
     * @throws Untranslatable where the document is not of the upstream's dialect
     */
    Retold tell(ObjectNode document);
}
