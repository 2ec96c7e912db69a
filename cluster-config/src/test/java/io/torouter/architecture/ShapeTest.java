package io.torouter.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreeScanner;
import com.sun.source.util.Trees;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import javax.tools.ToolProvider;

/**
 * How long methods and files may be, in all modules: translators are where gateways grow functions of a thousand lines.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class ShapeTest {
    private static final int LONGEST_METHOD = 40;
    private static final int LONGEST_FILE = 400;

    private final List<Length> methods = new ArrayList<>();
    private final List<Length> files = new ArrayList<>();

    private record Length(String what, long lines) {}

    @BeforeAll
    void measure() throws IOException {
        var compiler = ToolProvider.getSystemJavaCompiler();
        try (var manager = compiler.getStandardFileManager(null, null, null)) {
            var sources = manager.getJavaFileObjectsFromPaths(sources());
            var task = (JavacTask) compiler.getTask(null, manager, null, List.of(), null, sources);
            var positions = Trees.instance(task).getSourcePositions();
            for (var unit : task.parse()) {
                files.add(new Length(name(unit), unit.getLineMap().getLineNumber(end(positions, unit))));
                new Methods(unit, positions).scan(unit, null);
            }
        }
    }

    @Test
    void noMethodIsLongerThanAScreen() {
        assertThat(methods).hasSizeGreaterThan(1000);
        assertThat(methods).filteredOn(method -> method.lines() > LONGEST_METHOD).isEmpty();
    }

    @Test
    void noFileIsLongerThanAFewScreens() {
        assertThat(files).filteredOn(file -> file.lines() > LONGEST_FILE).isEmpty();
    }

    private static List<Path> sources() throws IOException {
        try (var modules = Files.list(Path.of(".."))) {
            return modules.map(module -> module.resolve("src/main/java"))
                    .filter(Files::isDirectory)
                    .flatMap(ShapeTest::sourcesIn)
                    .toList();
        }
    }

    private static Stream<Path> sourcesIn(Path folder) {
        try (var walk = Files.walk(folder)) {
            return walk.filter(file -> file.toString().endsWith(".java")).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String name(CompilationUnitTree unit) {
        return Path.of(unit.getSourceFile().getName()).getFileName().toString();
    }

    private static long end(SourcePositions positions, CompilationUnitTree unit) {
        return Math.max(0, positions.getEndPosition(unit, unit));
    }

    private final class Methods extends TreeScanner<Void, Void> {
        private final CompilationUnitTree unit;
        private final SourcePositions positions;

        Methods(CompilationUnitTree unit, SourcePositions positions) {
            this.unit = unit;
            this.positions = positions;
        }

        @Override
        public Void visitMethod(MethodTree method, Void nothing) {
            long first = line(positions.getStartPosition(unit, method));
            long last = line(positions.getEndPosition(unit, method));
            methods.add(new Length(name(unit) + '#' + method.getName() + " at line " + first, last - first + 1));
            return super.visitMethod(method, null);
        }

        private long line(long position) {
            return unit.getLineMap().getLineNumber(Math.max(0, position));
        }
    }
}
