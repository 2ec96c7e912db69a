package io.torouter.cli.transfer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;

import io.torouter.cli.catalogue.EnvironmentText;
import io.torouter.cli.catalogue.Section;
import io.torouter.cli.yaml.YamlText;
import io.torouter.snapshot.Secret;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The objects of a database as a configuration file. Add all that the admin API lists, whatever its origin, and then
 * ask for the text.
 */
public final class Export {
    private static final String DEFAULT = "default";

    private final Map<Section, List<ObjectNode>> chosen = new EnumMap<>(Section.class);
    private final Map<String, ObjectNode> otherGroups = new LinkedHashMap<>();
    private final Map<String, ObjectNode> otherAccounts = new LinkedHashMap<>();
    private final Set<String> groupsInUse = new TreeSet<>();
    private final Set<String> accountsInUse = new TreeSet<>();
    private final List<String> made = new ArrayList<>();

    public Export() {
        for (var section : Section.values()) {
            chosen.put(section, new ArrayList<>());
        }
    }

    /** One that the admin API shows. */
    public void add(Section section, JsonNode shown) {
        if (!(shown instanceof ObjectNode object)) {
            return;
        }
        var origin = object.path("origin").asText();
        if (origin.equals("database")) {
            use(section, object);
            of(section).add(object);
        } else if (section == Section.GROUPS) {
            otherGroups.put(object.path("id").asText(), object);
        } else if (section == Section.ACCOUNTS) {
            otherAccounts.put(object.path("id").asText(), object);
        } else if (section == Section.CHANNELS && origin.equals("made")) {
            made.add(object.path("id").asText());
        }
    }

    private List<ObjectNode> of(Section section) {
        return chosen.getOrDefault(section, List.of());
    }

    private void use(Section section, ObjectNode object) {
        switch (section) {
            case CHANNELS -> {
                if (object.path("groups").isEmpty()) {
                    groupsInUse.add(DEFAULT);
                }
                object.path("groups").forEach(group -> groupsInUse.add(group.asText()));
            }
            case KEYS -> {
                groupsInUse.add(object.path("group").asText(DEFAULT));
                if (!object.path("account").asText().isEmpty()) {
                    accountsInUse.add(object.path("account").asText());
                }
            }
            case ACCOUNTS, GROUPS, MODELS -> {}
        }
    }

    /** Whether there is nothing in it. */
    public boolean isEmpty() {
        return chosen.values().stream().allMatch(Collection::isEmpty);
    }

    /** What the file should have, but has not. */
    public List<String> warnings() {
        return made.isEmpty() || of(Section.CHANNELS).isEmpty()
                ? List.of()
                : List.of(
                        "not in here: "
                                + String.join(", ", made)
                                + ", which the gateway makes from its environment as long as no file declares"
                                + " channels");
    }

    /** The file. */
    public String text() {
        var body = new StringBuilder();
        var variables = new TreeSet<String>();
        for (var section : Section.values()) {
            write(body, section, variables);
        }
        return head(variables) + body;
    }

    private List<ObjectNode> whole(Section section) {
        return switch (section) {
            case ACCOUNTS -> with(section, accountsInUse, otherAccounts);
            case GROUPS -> groups();
            case CHANNELS, MODELS, KEYS -> of(section);
        };
    }

    /** The group that is there anyway is not said, unless there are others: where a file declares groups, it is not. */
    private List<ObjectNode> groups() {
        var groups = with(Section.GROUPS, groupsInUse, otherGroups);
        boolean implied =
                groups.stream()
                        .allMatch(group ->
                                group.path("id").asText().equals(DEFAULT)
                                        && group.path("origin").asText().equals("made"));
        return implied ? List.of() : groups;
    }

    /** And those of the file that they need. */
    private List<ObjectNode> with(Section section, Set<String> inUse, Map<String, ObjectNode> others) {
        return Stream.concat(of(section).stream(), inUse.stream().map(others::get).filter(Objects::nonNull)).toList();
    }

    private String head(Set<String> variables) {
        var head = new StringBuilder("# What a ToRouter gateway has in its database, as a configuration file.\n");
        warnings().forEach(warning -> head.append("# ").append(warning).append(".\n"));
        if (!variables.isEmpty()) {
            head.append("# Credentials are never told. Set these variables before a node starts with this file:\n");
            variables.forEach(variable -> head.append("#   ").append(variable).append('\n'));
        }
        if (!of(Section.KEYS).isEmpty()) {
            head.append("# Keys are known by their SHA-256 only: their clients go on with what they have.\n");
        }
        return head.append('\n').toString();
    }

    private void write(StringBuilder body, Section section, Set<String> variables) {
        var objects = whole(section);
        if (objects.isEmpty()) {
            return;
        }
        body.append(section.id()).append(":\n");
        for (var object : objects) {
            var comment = comment(section, object);
            if (!comment.isEmpty()) {
                body.append("  # ").append(comment).append('\n');
            }
            var list = JsonNodeFactory.instance.arrayNode().add(entry(section, object, variables));
            YamlText.of(list).lines().forEach(line -> body.append("  ").append(line).append('\n'));
        }
    }

    private static String comment(Section section, ObjectNode object) {
        if (!object.path("origin").asText().equals("database")) {
            return "not of the database, but needed below";
        }
        var shown = object.path("shown").asText();
        return section == Section.KEYS && !shown.isEmpty() ? shown.replaceAll("\\p{Cntrl}", " ") : "";
    }

    private static ObjectNode entry(Section section, ObjectNode object, Set<String> variables) {
        var entry = JsonNodeFactory.instance.objectNode();
        object.properties()
                .forEach(member -> {
                    if (!section.isOfAnswers(member.getKey())
                            && !(section == Section.KEYS && isNothing(member.getValue()))) {
                        entry.set(member.getKey(), Leaves.mapped(member.getValue(), Export::escaped));
                    }
                });
        if (entry.path("api_key").asText().equals(Secret.MASK)) {
            var variable = EnvironmentText.variableOf(entry.path("id").asText(), variables);
            entry.put("api_key", EnvironmentText.reference(variable));
        }
        return entry;
    }

    /** Keys are shown with all members; nothing is said where nothing is the default anyway. */
    private static boolean isNothing(JsonNode value) {
        return value.isNull()
                || (value.isContainerNode() && value.isEmpty())
                || (value.isTextual() && value.textValue().isEmpty());
    }

    private static JsonNode escaped(JsonNode leaf) {
        return leaf instanceof TextNode text ? TextNode.valueOf(EnvironmentText.literal(text.textValue())) : leaf;
    }
}
