package io.torouter.catalog.config;

import io.torouter.snapshot.Channel;

import java.util.Collection;
import java.util.List;

/** Which models some channel serves. */
record Served(List<Channel> channels) {
    boolean anywhere(String model) {
        return channels.stream().anyMatch(channel -> covers(channel.models().keySet(), model));
    }

    boolean in(String group, String model) {
        return channels.stream()
                .filter(channel -> channel.groups().contains(group))
                .anyMatch(channel -> covers(channel.models().keySet(), model));
    }

    static boolean covers(Collection<String> idsAndPatterns, String model) {
        return idsAndPatterns.stream()
                .anyMatch(
                        id -> id.endsWith("*") ? model.startsWith(id.substring(0, id.length() - 1)) : model.equals(id));
    }
}
