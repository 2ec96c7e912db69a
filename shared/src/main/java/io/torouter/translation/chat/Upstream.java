package io.torouter.translation.chat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.torouter.canonical.Drops;
import io.torouter.translation.Target;
import io.torouter.translation.vendor.ChatTraits;

/** Whom a request is written for, and where what he cannot be told is named. */
record Upstream(Target target, Drops drops) {
    ChatTraits traits() {
        return target.vendor().chat();
    }

    static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }
}
