package io.torouter.catalog.admin;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.torouter.snapshot.Capability;
import io.torouter.snapshot.Channel;
import io.torouter.snapshot.Modality;
import io.torouter.snapshot.Model;
import io.torouter.snapshot.Snapshot;

import org.jspecify.annotations.Nullable;

import java.util.Collection;
import java.util.List;

/** A model in the form of the configuration file, and where it is served. */
final class ModelView {
    private ModelView() {}

    static ObjectNode json(Model model, Snapshot snapshot) {
        var json = JsonNodeFactory.instance.objectNode().put("id", model.id());
        var card = model.card();
        put(json, "display_name", card.displayName());
        json.put("context", model.context()).put("max_output", model.maxOutput());
        var modalities = json.putObject("modalities");
        put(modalities, "input", card.input().stream().map(Modality::id).sorted().toList());
        put(modalities, "output", card.output().stream().map(Modality::id).sorted().toList());
        var capabilities = card.capabilities();
        if (capabilities != null) {
            put(json, "capabilities", capabilities.stream().map(Capability::id).sorted().toList());
        }
        put(json, "efforts", card.efforts());
        put(json, "agent_instructions", card.agentInstructions());
        var prices = model.prices();
        if (prices != null) {
            json.set("price", PriceView.json(prices));
        }
        put(json, "channels", channels(model.id(), snapshot));
        put(json, "groups", groups(model.id(), snapshot));
        return json;
    }

    private static void put(ObjectNode json, String name, @Nullable String text) {
        if (text != null) {
            json.put(name, text);
        }
    }

    private static void put(ObjectNode json, String name, Collection<String> texts) {
        var array = json.putArray(name);
        texts.forEach(array::add);
    }

    /** Those that name it, by their ids. */
    static List<String> channels(String model, Snapshot snapshot) {
        return snapshot.channels().values().stream()
                .filter(channel -> channel.models().containsKey(model))
                .map(Channel::id)
                .sorted()
                .toList();
    }

    /** Those whose keys may ask for it, by their ids. */
    static List<String> groups(String model, Snapshot snapshot) {
        return snapshot.groups().values().stream()
                .filter(group -> group.route(model) != null)
                .map(group -> group.id())
                .sorted()
                .toList();
    }
}
