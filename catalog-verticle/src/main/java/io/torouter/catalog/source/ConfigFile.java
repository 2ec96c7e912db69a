package io.torouter.catalog.source;

import io.torouter.catalog.yaml.ConfigProblem;
import io.torouter.catalog.yaml.ConfigText;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** A configuration file on disk. */
public record ConfigFile(Path path) {
    private static final long MAX_BYTES = 4L << 20;

    /** What the file holds at one moment. */
    public sealed interface Content {
        record Text(ConfigText text) implements Content {}

        record Unreadable(ConfigProblem problem) implements Content {}
    }

    /** Reads the file as it is now. Blocks. */
    public Content read() {
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
