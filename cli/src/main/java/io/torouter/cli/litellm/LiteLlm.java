package io.torouter.cli.litellm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;

import io.torouter.cli.catalogue.Draft;
import io.torouter.cli.catalogue.Members;
import io.torouter.cli.catalogue.Section;
import io.torouter.snapshot.KeyHash;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads a {@code config.yaml} of LiteLLM's proxy. */
public final class LiteLlm {
    private static final Set<String> SECTIONS =
            Set.of("model_list", "litellm_settings", "general_settings", "router_settings");

    private final Draft draft = new Draft();
    private final Members root;
    private final Variables variables;
    private final List<Deployment> deployments = new ArrayList<>();

    private LiteLlm(JsonNode root) {
        this.root = new Members(root, "", draft);
        this.variables = new Variables(this.root.get("environment_variables"));
    }

    /** Whether a document looks like one. */
    public static boolean is(JsonNode document) {
        return SECTIONS.stream().anyMatch(document::has);
    }

    public static Draft convert(JsonNode document) {
        return new LiteLlm(document).convert();
    }

    private Draft convert() {
        var settings = root.child("litellm_settings");
        var router = root.child("router_settings");
        var general = root.child("general_settings");
        read(settings, router);
        aliases(router.child("model_group_alias"));
        aliases(settings.child("model_alias_map"));
        var fallbacks = new Fallbacks(draft, deployments);
        fallbacks.add(settings);
        fallbacks.add(router);
        var channels = new Channels();
        deployments.forEach(channels::add);
        fallbacks.deployments().forEach(channels::add);
        channels.entries().forEach(entry -> draft.add(Section.CHANNELS, entry));
        masterKey(general);
        List.of(settings, router, general).forEach(section -> section.noteOthers("not carried"));
        root.noteOthers("not carried");
        return draft;
    }

    private void read(Members settings, Members router) {
        var whole = Spans.seconds(settings.number("request_timeout").max(router.number("timeout")));
        var reader = new Deployments(draft, new Places(variables), credentials(), whole);
        int i = 0;
        for (var entry : root.items("model_list")) {
            var members = new Members(entry, "model_list[" + i++ + "]", draft);
            deployments.addAll(entry.isObject() ? reader.read(members) : List.of());
        }
    }

    private Map<String, JsonNode> credentials() {
        var credentials = new HashMap<String, JsonNode>();
        for (var credential : root.items("credential_list")) {
            credentials.put(credential.path("credential_name").asText(), credential.path("credential_values"));
        }
        return credentials;
    }

    /** An alias is one more name for all deployments of a model. */
    private void aliases(Members aliases) {
        for (var alias : aliases.names()) {
            var value = aliases.get(alias);
            var model = value.isObject() ? value.path("model").asText() : value.asText();
            var served = deployments.stream().filter(each -> each.model().equals(model)).toList();
            if (served.isEmpty() || alias.indexOf('*') >= 0) {
                draft.note(aliases.at(alias), "not carried: no deployment serves '" + model + "'");
            } else {
                served.forEach(each -> deployments.add(each.as(alias, each.terms())));
            }
            if (value.path("hidden").asBoolean()) {
                draft.note(aliases.at(alias), "is not hidden: model lists show it");
            }
        }
    }

    private void masterKey(Members general) {
        var key = variables.text(general.text("master_key"));
        if (key.isEmpty()) {
            return;
        }
        if (!key.startsWith("${") && (key.length() < KeyHash.SHORTEST_KEY || key.length() > KeyHash.LONGEST_KEY)) {
            draft.note(
                    general.at("master_key"),
                    "not carried: keys have " + KeyHash.SHORTEST_KEY + " to " + KeyHash.LONGEST_KEY + " characters");
            return;
        }
        draft.add(Section.KEYS, JsonNodeFactory.instance.objectNode().put("name", "litellm-master").put("key", key));
        draft.note(
                general.at("master_key"),
                "becomes the key 'litellm-master', which calls models and administrates nothing");
    }
}
