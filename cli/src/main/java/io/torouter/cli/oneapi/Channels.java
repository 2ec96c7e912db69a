package io.torouter.cli.oneapi;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.torouter.cli.catalogue.Draft;
import io.torouter.cli.catalogue.EnvironmentText;
import io.torouter.cli.catalogue.FreeIds;
import io.torouter.cli.catalogue.Members;
import io.torouter.cli.catalogue.ModelIds;
import io.torouter.cli.catalogue.Section;

import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Reads one channel after the other. */
final class Channels {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final int MOST = 1_000_000;
    private static final int ENABLED = 1;
    private static final int DISABLED_BY_ITSELF = 3;

    private final Draft draft;
    private final Project project;
    private final Groups groups;
    private final long highest;
    private final FreeIds ids = new FreeIds();
    private final Set<String> variables = new HashSet<>();

    /**
     * @param highest priority of all channels
     */
    Channels(Draft draft, Project project, Groups groups, long highest) {
        this.draft = draft;
        this.project = project;
        this.groups = groups;
        this.highest = highest;
    }

    void read(Members channel) {
        int type = channel.whole("type", MOST);
        var upstream = Types.of(type, project);
        var name = channel.text("name");
        channel.ignore("id", "created_time", "test_time", "response_time", "balance", "balance_updated_time");
        channel.ignore("used_quota", "test_model", "tag", "remark", "other_info");
        if (upstream == null) {
            draft.note(
                    channel.path(),
                    "not carried: '" + name + "' is of type " + type + ", which no channel here speaks to");
            return;
        }
        var entry = JsonNodeFactory.instance.objectNode();
        entry.put("id", "").put("type", upstream.type());
        if (!putAddress(entry, upstream, channel) || !putModels(entry, channel)) {
            return;
        }
        putGroups(entry, channel);
        putOrder(entry, channel);
        putStatus(entry, channel);
        var keys = keys(channel);
        channel.ignore(upstream.type().equals("azure-openai") ? "other" : "");
        channel.noteOthers("not carried");
        add(entry, name.isEmpty() ? "channel-" + channel.text("id") : name, keys);
    }

    /** One for each of its keys; without any, one whose key is looked for in the environment. */
    private void add(ObjectNode entry, String name, List<String> keys) {
        for (var key : keys) {
            var one = entry.deepCopy();
            var id = ids.like(name, "channel");
            one.put("id", id);
            one.put("api_key", EnvironmentText.literal(key));
            draft.add(Section.CHANNELS, one);
        }
        if (keys.isEmpty()) {
            var id = ids.like(name, "channel");
            var variable = EnvironmentText.variableOf(id, variables);
            entry.put("id", id).put("api_key", EnvironmentText.reference(variable));
            draft.add(Section.CHANNELS, entry);
            draft.note("channel '" + id + "'", "its key is not in the file: set " + variable);
        }
    }

    /** Addresses there end before the version. */
    private boolean putAddress(ObjectNode entry, Upstream upstream, Members channel) {
        var said = channel.text("base_url").replaceAll("/+$", "");
        if (said.isEmpty() && needsAddress(upstream)) {
            draft.note(channel.at("base_url"), "not carried: the address of the upstream is missing");
            return false;
        }
        if (said.indexOf('{') >= 0) {
            draft.note(channel.at("base_url"), "not carried: an address with the model in it");
            return false;
        }
        var host = said.isEmpty() ? upstream.host() : said;
        if (host.isEmpty() || isUsual(upstream, host)) {
            return true;
        }
        if (upstream.type().equals("openai")) {
            entry.put("type", "openai-compatible");
        }
        boolean whole = host.endsWith(upstream.version()) || host.matches(".*/v[0-9]+[a-z]*(/.*)?");
        entry.put("base_url", EnvironmentText.literal(whole ? host : host + upstream.version()));
        return true;
    }

    private static boolean needsAddress(Upstream upstream) {
        return upstream.host().isEmpty() && (upstream.isCompatible() || upstream.type().equals("azure-openai"));
    }

    private static boolean isUsual(Upstream upstream, String host) {
        return switch (upstream.type()) {
            case "openai" -> host.equals("https://api.openai.com");
            case "anthropic" -> host.equals("https://api.anthropic.com");
            case "gemini" -> host.equals("https://generativelanguage.googleapis.com");
            case "openrouter" -> host.equals("https://openrouter.ai/api");
            default -> false;
        };
    }

    private boolean putModels(ObjectNode entry, Members channel) {
        var mapping = mapping(channel);
        var models = JsonNodeFactory.instance.arrayNode();
        for (var model : words(channel.text("models"))) {
            var upstream = upstream(model, mapping);
            if (!ModelIds.mayBe(model) || !ModelIds.mayBe(upstream)) {
                draft.note(
                        channel.at("models"),
                        "not carried: '" + model + "': a model is called by visible ASCII without *");
            } else if (upstream.equals(model)) {
                models.add(model);
            } else {
                models.addObject().put("id", model).put("upstream", upstream);
            }
        }
        entry.set("models", models);
        if (models.isEmpty()) {
            draft.note(channel.path(), "not carried: it has no models");
        }
        return !models.isEmpty();
    }

    private JsonNode mapping(Members channel) {
        var written = channel.get("model_mapping");
        if (written.isObject()) {
            return written;
        }
        var text = written.asText("").strip();
        if (text.isEmpty()) {
            return MissingNode.getInstance();
        }
        try {
            return MAPPER.readTree(text);
        } catch (JsonProcessingException _) {
            draft.note(channel.at("model_mapping"), "not carried: it is not JSON");
            return MissingNode.getInstance();
        }
    }

    /** A name may lead to another that leads on. */
    private static String upstream(String model, JsonNode mapping) {
        var seen = new HashSet<String>();
        var name = model;
        while (seen.add(name) && mapping.path(name).isTextual()) {
            name = mapping.path(name).asText();
        }
        return name;
    }

    private void putGroups(ObjectNode entry, Members channel) {
        var list = entry.putArray("groups");
        var names = words(channel.text("group"));
        (names.isEmpty() ? Set.of("default") : names).forEach(name -> list.add(groups.id(name)));
    }

    private void putOrder(ObjectNode entry, Members channel) {
        long priority = channel.get("priority").asLong(0);
        long order = highest - priority;
        if (order > MOST) {
            draft.note(channel.at("priority"), "cut to " + MOST + " behind the first");
        }
        if (order > 0) {
            entry.put("priority", Math.min(MOST, order));
        }
        int weight = channel.whole("weight", MOST);
        if (weight > 1) {
            entry.put("weight", weight);
        }
        if (channel.get("auto_ban").asInt(1) == 0) {
            entry.put("cooldown", false);
        }
    }

    private void putStatus(ObjectNode entry, Members channel) {
        int status = channel.get("status").asInt(ENABLED);
        if (status != ENABLED) {
            entry.put("enabled", false);
        }
        if (status == DISABLED_BY_ITSELF) {
            draft.note(channel.at("status"), "it was switched off after failures, and stays so until you enable it");
        }
    }

    private static Set<String> words(String list) {
        var words = new LinkedHashSet<String>();
        Arrays.stream(list.split(",")).map(String::strip).filter(word -> !word.isEmpty()).forEach(words::add);
        return words;
    }

    /** Several stand on lines of their own. */
    private List<String> keys(Members channel) {
        var info = channel.get("channel_info").path("multi_key_status_list");
        var all = channel.text("key").lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
        var good = new LinkedHashSet<String>();
        for (int i = 0; i < all.size(); i++) {
            if (info.path(Integer.toString(i)).asInt(ENABLED) == ENABLED) {
                good.add(all.get(i));
            } else {
                draft.note(channel.at("key"), "not carried: its key " + (i + 1) + " was switched off");
            }
        }
        return List.copyOf(good);
    }
}
