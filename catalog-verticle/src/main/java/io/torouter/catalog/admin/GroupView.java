package io.torouter.catalog.admin;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.torouter.dialect.Surface;
import io.torouter.money.Cost;
import io.torouter.money.Usd;
import io.torouter.snapshot.Channel;
import io.torouter.snapshot.Group;
import io.torouter.snapshot.Snapshot;

/** A group in the form of the configuration file, and the channels in it. */
final class GroupView {
    private GroupView() {}

    static ObjectNode json(Group group, Snapshot snapshot) {
        var json = JsonNodeFactory.instance.objectNode().put("id", group.id());
        var multiplier = Cost.factor(group.terms().multiplier());
        json.put("multiplier", Usd.number(multiplier));
        var surfaces = json.putArray("surfaces");
        group.terms().surfaces().stream().map(Surface::word).sorted().forEach(surfaces::add);
        if (!group.terms().limits().isNone()) {
            KeyView.put(json.putObject("limits"), group.terms().limits());
        }
        var channels = json.putArray("channels");
        snapshot.channels().values().stream()
                .filter(channel -> channel.groups().contains(group.id()))
                .map(Channel::id)
                .sorted()
                .forEach(channels::add);
        return json;
    }
}
