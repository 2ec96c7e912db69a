package io.torouter.catalog.config;

import io.torouter.catalog.yaml.Fields;
import io.torouter.catalog.yaml.Scalar;
import io.torouter.catalog.yaml.Value;

import java.util.HashMap;
import java.util.Map;

/** The {@code models} of one channel: ids, patterns, and ids that the upstream knows by another name. */
final class ChannelModels {
    private static final Scalar<String> ID_OR_PATTERN =
            Scalar.matching(
                    "a model id or the start of one and * (visible ASCII, 200 at most)",
                    "[!-)+-~]{1,200}|[!-)+-~]{0,199}\\*");

    private ChannelModels() {}

    static Map<String, String> read(Fields in) {
        var ids = new Ids("model");
        var upstream = new HashMap<String, String>();
        for (Value item : in.items("models")) {
            String id = item.isScalar() ? plain(item, upstream) : renamed(item, upstream);
            ids.claim(id, item);
        }
        Value list = in.value("models");
        if (list == null || list.isEmptyList()) {
            in.refuse("the channel has no models: expected at least one under 'models'");
        }
        return upstream;
    }

    private static String plain(Value item, Map<String, String> upstream) {
        String id = item.as(ID_OR_PATTERN);
        String sound = id == null ? item.path() : id;
        upstream.put(sound, sound);
        return sound;
    }

    private static String renamed(Value item, Map<String, String> upstream) {
        var in = item.fields();
        String id = in.require("id", ID_OR_PATTERN, item.path());
        String name = in.read("upstream", Ids.MODEL, id);
        in.refuseOthers();
        if (id.endsWith("*") && !name.equals(id)) {
            item.refuse("'upstream' goes with one model id, not with a pattern");
        }
        upstream.put(id, name);
        return id;
    }
}
