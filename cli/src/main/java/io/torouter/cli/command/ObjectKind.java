package io.torouter.cli.command;

import com.fasterxml.jackson.databind.JsonNode;

import java.util.Arrays;
import java.util.List;

/** A kind of what gateways are made of, and how some of them look in a table. */
enum ObjectKind {
    KEY(
            "keys",
            "KEY",
            "name,group=default,account,enabled=yes,shown,expires,quota_usd,rpm,tpm,concurrency,origin,id",
            "name,group,account,enabled"),
    CHANNEL(
            "channels",
            "CHANNEL",
            "id,type,enabled=yes,groups=default,models,priority=0,weight=1,base_url,origin",
            "type,group,model"),
    ACCOUNT("accounts", "ACCOUNT", "id,name,active=yes,balance_usd,origin", "active"),
    GROUP("groups", "GROUP", "id,multiplier=1,surfaces,channels,origin", ""),
    MODEL("models", "MODEL", "id,display_name,context,max_output,channels,groups,origin", "channel,group");

    private final String section;
    private final String label;
    private final List<Column> columns;
    private final List<String> filters;

    ObjectKind(String section, String label, String columns, String filters) {
        this.section = section;
        this.label = label;
        this.columns = Arrays.stream(columns.split(",")).map(Column::of).toList();
        this.filters = filters.isEmpty() ? List.of() : List.of(filters.split(","));
    }

    /**
     * A member of the objects as a column.
     *
     * @param fallback what an object means that does not say it
     */
    record Column(String member, String fallback) {
        private static Column of(String text) {
            int equals = text.indexOf('=');
            return equals < 0
                    ? new Column(text, "")
                    : new Column(text.substring(0, equals), text.substring(equals + 1));
        }

        String cell(JsonNode object) {
            var value = object.path(member);
            return value.isMissingNode() ? fallback : Cell.of(value);
        }
    }

    /** Its name in the file, in paths and as a command. */
    String section() {
        return section;
    }

    /** What stands for one of them in the help. */
    String label() {
        return label;
    }

    /** The member that says whether one is in use. */
    String flag() {
        return this == ACCOUNT ? "active" : "enabled";
    }

    /** The member by which people name one. */
    String member() {
        return this == KEY ? "name" : "id";
    }

    /** Parameters that choose some of them. */
    List<String> filters() {
        return filters;
    }

    List<Column> columns() {
        return columns;
    }
}
