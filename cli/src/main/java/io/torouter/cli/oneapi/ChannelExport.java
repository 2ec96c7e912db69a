package io.torouter.cli.oneapi;

import com.fasterxml.jackson.databind.JsonNode;

import io.torouter.cli.catalogue.Draft;
import io.torouter.cli.catalogue.Members;

import java.util.List;
import java.util.Set;
import java.util.stream.StreamSupport;

/**
 * Reads channels of new-api and one-api: a list of them, or an answer of their API, <code>{"data":[…]}</code> or <code>
 * {"data":{"items":[…]}}</code>.
 */
public final class ChannelExport {
    private static final Set<String> OF_NEW_API =
            Set.of("tag", "setting", "settings", "auto_ban", "channel_info", "param_override", "openai_organization");

    private ChannelExport() {}

    /** Whether a document looks like one. */
    public static boolean is(JsonNode document) {
        var channels = channels(document);
        return !channels.isEmpty() && channels.path(0).has("type") && channels.path(0).has("models");
    }

    /** The project that has such fields. */
    public static Project project(JsonNode document) {
        return StreamSupport.stream(channels(document).spliterator(), false)
                        .anyMatch(channel -> OF_NEW_API.stream().anyMatch(channel::has))
                ? Project.NEW_API
                : Project.ONE_API;
    }

    private static JsonNode channels(JsonNode document) {
        var data = document.isArray() ? document : document.path("data");
        return data.path("items").isArray() ? data.path("items") : data;
    }

    public static Draft convert(JsonNode document, Project project) {
        var draft = new Draft();
        var list = StreamSupport.stream(channels(document).spliterator(), false).toList();
        var groups = new Groups(draft);
        var channels = new Channels(draft, project, groups, highest(list));
        int i = 0;
        for (var channel : list) {
            var members = new Members(channel, "[" + i++ + "]", draft);
            if (channel.isObject()) {
                channels.read(members);
            }
        }
        groups.declare();
        return draft;
    }

    /** The highest priority goes first there, and the lowest here. */
    private static long highest(List<JsonNode> channels) {
        return channels.stream().mapToLong(channel -> channel.path("priority").asLong(0)).max().orElse(0);
    }
}
