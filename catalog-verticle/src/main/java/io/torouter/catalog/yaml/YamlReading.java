package io.torouter.catalog.yaml;

import io.torouter.files.ReferenceMask;

import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Node;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One pass over one file: ask {@link #root()} for its fields, then look at {@link #problems()}.
 *
 * <p>Written for YAML 1.2: there are no merge keys, and {@code yes} is text. Not thread-safe.
 */
public final class YamlReading {
    private static final int MAX_CHARACTERS = 4 << 20;

    private final ConfigText text;
    private final @Nullable Substitution substitution;
    private final Problems problems = new Problems();

    /**
     * @param environment what {@code ${NAME}} refers to
     */
    public YamlReading(ConfigText text, Map<String, String> environment) {
        this(text, new Substitution(environment));
    }

    private YamlReading(ConfigText text, @Nullable Substitution substitution) {
        this.text = text;
        this.substitution = substitution;
    }

    /**
     * One of a text that is no file: nothing in it refers to the environment, and its lines mean nothing to anybody.
     */
    public static YamlReading literal(ConfigText text) {
        return new YamlReading(text, (Substitution) null);
    }

    /** The whole document, or null where there is none or it is not YAML. Call it once, in place of the root. */
    public @Nullable Value document() {
        try {
            return compose().map(node -> new Value(this, node, "")).orElse(null);
        } catch (MarkedYamlEngineException e) {
            report(e);
        } catch (YamlEngineException e) {
            problems.error(new ConfigProblem(text.name(), 0, 0, "", "not readable as JSON: " + e.getMessage()));
        }
        return null;
    }

    /** The fields of the document; none for an empty document and for one that is not YAML. Call it once. */
    public Fields root() {
        try {
            return compose().map(node -> new Value(this, node, "").fields()).orElseGet(this::nothing);
        } catch (MarkedYamlEngineException e) {
            report(e);
        } catch (YamlEngineException e) {
            problems.error(new ConfigProblem(text.name(), 0, 0, "", "not readable as YAML: " + e.getMessage()));
        }
        return nothing();
    }

    /**
     * The entries of a document that is one list; none for one that is not YAML. Call it once, in place of the root.
     */
    public List<Value> items() {
        try {
            return compose().map(node -> new Value(this, node, "").items()).orElseGet(List::of);
        } catch (MarkedYamlEngineException e) {
            report(e);
        } catch (YamlEngineException e) {
            problems.error(new ConfigProblem(text.name(), 0, 0, "", "not readable as JSON: " + e.getMessage()));
        }
        return List.of();
    }

    /** What makes the file unusable, in the order of the file; empty when it is fine. */
    public List<ConfigProblem> problems() {
        return problems.errors();
    }

    /** What is allowed but probably not meant. */
    public List<ConfigProblem> warnings() {
        return problems.warnings();
    }

    boolean isLiteral() {
        return substitution == null;
    }

    /** What stands in the document, of the text of a node. */
    String written(String node) {
        return isLiteral() ? node : ReferenceMask.unmask(node);
    }

    /** With what references stand for. */
    String resolved(String written) {
        return substitution == null ? written : substitution.apply(written);
    }

    void error(Node at, String path, String message) {
        problems.error(problem(at.getStartMark(), path, message));
    }

    void warning(Node at, String path, String message) {
        problems.warning(problem(at.getStartMark(), path, message));
    }

    private Optional<Node> compose() {
        var settings = LoadSettings.builder().setSchema(new NoMergeSchema()).setCodePointLimit(MAX_CHARACTERS).build();
        return new Compose(settings).composeString(isLiteral() ? text.content() : ReferenceMask.mask(text.content()));
    }

    private Fields nothing() {
        return Fields.none(this);
    }

    private void report(MarkedYamlEngineException e) {
        var mark = e.getProblemMark().or(e::getContextMark);
        String context = e.getContext() == null ? "" : e.getContext() + ", ";
        problems.error(problem(mark, "", "not readable as YAML: " + written(context + e.getProblem())));
    }

    private ConfigProblem problem(Optional<Mark> mark, String path, String message) {
        if (isLiteral()) {
            return new ConfigProblem(text.name(), 0, 0, path, message);
        }
        int line = mark.map(Mark::getLine).orElse(-1) + 1;
        int column = mark.map(Mark::getColumn).orElse(-1) + 1;
        return new ConfigProblem(text.name(), line, column, path, message);
    }
}
