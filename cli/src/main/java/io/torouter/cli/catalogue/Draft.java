package io.torouter.cli.catalogue;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Sections of a configuration file in the making. Texts are those of the file: <code>${NAME}</code> stands for a
 * variable of the environment.
 */
public final class Draft {
    private final Map<Section, List<ObjectNode>> entries = new EnumMap<>(Section.class);
    private final List<Note> notes = new ArrayList<>();

    public void add(Section section, ObjectNode entry) {
        entries.computeIfAbsent(section, _ -> new ArrayList<>()).add(entry);
    }

    public void note(String where, String what) {
        notes.add(new Note(where, what));
    }

    public List<ObjectNode> of(Section section) {
        return List.copyOf(entries.getOrDefault(section, List.of()));
    }

    public List<Note> notes() {
        return List.copyOf(notes);
    }

    public boolean isEmpty() {
        return entries.isEmpty();
    }

    /** The whole of it as one document. */
    public ObjectNode document() {
        var document = JsonNodeFactory.instance.objectNode();
        entries.forEach((section, objects) -> document.putArray(section.id()).addAll(objects));
        return document;
    }
}
