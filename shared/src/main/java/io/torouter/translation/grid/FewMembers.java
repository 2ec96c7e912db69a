package io.torouter.translation.grid;

import com.fasterxml.jackson.databind.JsonNode;

import org.jspecify.annotations.Nullable;

import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Arrays;
import java.util.Iterator;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Set;

/**
 * The members of a small object, in the order they came. For a handful of them, most with names that are the same
 * string each time, looking at one after the other is quicker than hashing, and takes a third of the memory.
 */
final class FewMembers extends AbstractMap<String, JsonNode> {
    private static final int START = 4;

    private @Nullable String[] names = new String[START];
    private @Nullable JsonNode[] values = new JsonNode[START];
    private int size;

    @Override
    public int size() {
        return size;
    }

    @Override
    public boolean containsKey(@Nullable Object name) {
        return indexOf(name) >= 0;
    }

    @Override
    public @Nullable JsonNode get(@Nullable Object name) {
        int index = indexOf(name);
        return index < 0 ? null : values[index];
    }

    /** Strings keep their hashes, so names that differ are told apart without reading them. */
    private int indexOf(@Nullable Object name) {
        int hash = Objects.hashCode(name);
        for (int i = 0; i < size; i++) {
            var each = names[i];
            if (each != null && each.hashCode() == hash && each.equals(name)) {
                return i;
            }
        }
        return -1;
    }

    @Override
    public @Nullable JsonNode put(String name, JsonNode value) {
        int index = indexOf(name);
        if (index >= 0) {
            var before = values[index];
            values[index] = value;
            return before;
        }
        if (size == names.length) {
            names = Arrays.copyOf(names, 2 * size);
            values = Arrays.copyOf(values, 2 * size);
        }
        names[size] = name;
        values[size++] = value;
        return null;
    }

    @Override
    public @Nullable JsonNode remove(@Nullable Object name) {
        int index = indexOf(name);
        return index < 0 ? null : removed(index);
    }

    private @Nullable JsonNode removed(int index) {
        var before = values[index];
        size--;
        System.arraycopy(names, index + 1, names, index, size - index);
        System.arraycopy(values, index + 1, values, index, size - index);
        names[size] = null;
        values[size] = null;
        return before;
    }

    @Override
    public Set<Map.Entry<String, JsonNode>> entrySet() {
        return new AbstractSet<>() {
            @Override
            public Iterator<Map.Entry<String, JsonNode>> iterator() {
                return new Entries();
            }

            @Override
            public int size() {
                return size;
            }
        };
    }

    private final class Entries implements Iterator<Map.Entry<String, JsonNode>> {
        private int next;

        @Override
        public boolean hasNext() {
            return next < size;
        }

        @Override
        public Map.Entry<String, JsonNode> next() {
            var name = next < size ? names[next] : null;
            var value = next < size ? values[next] : null;
            if (name == null || value == null) {
                throw new NoSuchElementException();
            }
            next++;
            return Map.entry(name, value);
        }

        @Override
        public void remove() {
            removed(--next);
        }
    }
}
