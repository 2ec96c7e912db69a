package io.torouter.catalog.source;

import io.torouter.catalog.yaml.ConfigProblem;
import io.torouter.catalog.yaml.ConfigText;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A configuration file on disk. */
public record ConfigFile(Path path) {
    private static final long MAX_BYTES = 4L << 20;
    private static final String VENDORS = "vendors";

    /** What the file holds at one moment. */
    public sealed interface Content {
        /**
         * @param vendors the tables beside the file, in the order of their names
         */
        record Text(ConfigText text, List<ConfigText> vendors) implements Content {
            public Text {
                vendors = List.copyOf(vendors);
            }

            public Text(ConfigText text) {
                this(text, List.of());
            }
        }

        record Unreadable(ConfigProblem problem) implements Content {}
    }

    /** Reads the file as it is now, and the vendor tables beside it. Blocks. */
    public Content read() {
        return switch (readAlone()) {
            case Content.Text(var text, _) -> withVendors(text);
            case Content.Unreadable unreadable -> unreadable;
        };
    }

    private Content withVendors(ConfigText text) {
        var vendors = new ArrayList<ConfigText>();
        try {
            for (var table : tables(path.resolveSibling(VENDORS))) {
                switch (new ConfigFile(table).readAlone()) {
                    case Content.Text(var content, _) -> vendors.add(content);
                    case Content.Unreadable unreadable -> {
                        return unreadable;
                    }
                }
            }
        } catch (IOException e) {
            return unreadable("the vendor tables beside it cannot be listed: " + e.getMessage());
        }
        return new Content.Text(text, vendors);
    }

    private static List<Path> tables(Path directory) throws IOException {
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        try (var files = Files.list(directory)) {
            return files.filter(file -> file.toString().endsWith(".json")).sorted().toList();
        }
    }

    private Content readAlone() {
        try {
            if (Files.size(path) > MAX_BYTES) {
                return unreadable("expected a file of at most 4 MB");
            }
            String content = Files.readString(path);
            return new Content.Text(new ConfigText(path.toString(), withoutByteOrderMark(content)));
        } catch (NoSuchFileException e) {
            return unreadable("no such file");
        } catch (AccessDeniedException e) {
            return unreadable("no permission to read the file");
        } catch (CharacterCodingException e) {
            return unreadable("expected UTF-8 text, got other bytes");
        } catch (IOException e) {
            return unreadable("cannot be read: " + e.getMessage());
        }
    }

    private Content unreadable(String message) {
        return new Content.Unreadable(new ConfigProblem(path.toString(), 0, 0, "", message));
    }

    private static String withoutByteOrderMark(String content) {
        return content.startsWith("\uFEFF") ? content.substring(1) : content;
    }
}
