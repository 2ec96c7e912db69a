package io.torouter.translation.responses;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.torouter.canonical.Caller;
import io.torouter.canonical.Drops;
import io.torouter.canonical.Field;
import io.torouter.translation.CallIds;
import io.torouter.translation.vendor.ResponsesTraits;

import java.util.Map;

/** On whose behalf; within the sizes the API has for it. */
final class CallerWriter {
    private static final int MOST_NOTES = 16;
    private static final int LONGEST_NAME = 64;
    private static final int LONGEST_NOTE = 512;

    private CallerWriter() {}

    static void write(Caller caller, ResponsesTraits traits, ObjectNode body, Drops drops) {
        if (!caller.metadata().isEmpty()) {
            body.set("metadata", metadata(caller.metadata(), drops));
        }
        if (caller.userId() != null) {
            body.put(traits.userField(), fit(caller.userId(), traits));
        }
        if (caller.cacheKey() != null) {
            body.put("prompt_cache_key", fit(caller.cacheKey(), traits));
        }
        var tier = Tiers.asked(caller.serviceTier());
        if (tier != null) {
            body.put("service_tier", tier);
        } else if (caller.serviceTier() != null) {
            drops.add(Field.SERVICE_TIER);
        }
    }

    /** Opaque to the vendor, so a hash of a long one does as well. */
    private static String fit(String id, ResponsesTraits traits) {
        return id.length() <= traits.idLength() ? id : CallIds.fit(id, traits.idLength());
    }

    private static ObjectNode metadata(Map<String, String> notes, Drops drops) {
        var metadata = JsonNodeFactory.instance.objectNode();
        notes.forEach((name, note) -> {
            if (metadata.size() < MOST_NOTES && name.length() <= LONGEST_NAME && note.length() <= LONGEST_NOTE) {
                metadata.put(name, note);
            } else {
                drops.add(Field.METADATA);
            }
        });
        return metadata;
    }
}
