package io.torouter.cli.command;

import io.torouter.cli.catalogue.Draft;
import io.torouter.cli.client.Failed;
import io.torouter.cli.transfer.Format;
import io.torouter.cli.transfer.Wanted;
import io.torouter.cli.yaml.Tree;
import io.torouter.cli.yaml.Unreadable;
import io.torouter.cli.yaml.YamlText;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Puts what a file declares into the database of a gateway, or into another file. */
@Command(
        description =
                "puts the objects of a file into the database: a configuration file of ToRouter or LiteLLM, or the"
                        + " channels of new-api or one-api")
final class ImportCommand extends GatewayCommand {
    private static final long MOST_BYTES = 16L << 20;

    @Parameters(paramLabel = "FILE", description = "what to import")
    Path file = Path.of("");

    @Option(
            names = "--from",
            paramLabel = "FORMAT",
            description = "what the file is: torouter, litellm, new-api, one-api; default: what it looks like")
    String from = "";

    @Option(names = "--dry-run", description = "say what would be done, and do nothing")
    boolean dryRun;

    @Option(names = "--replace", description = "write anew what is in the database and differs")
    boolean replace;

    @Option(
            names = "--output",
            paramLabel = "FILE",
            description = "write a configuration file instead, - for standard output; asks no gateway")
    @Nullable Path output;

    ImportCommand(Surroundings surroundings) {
        super(surroundings);
    }

    @Override
    public Integer call() throws Failed {
        var draft = draft();
        var printed = new ImportReport(this, draft.notes());
        if (output == null) {
            var all = Wanted.of(draft, surroundings().environment());
            if (!all.problems().isEmpty()) {
                throw Failed.refused(String.join("; ", all.problems()) + "; nothing was done");
            }
            try (var client = open()) {
                return new Importing(client, printed).run(all.objects(), replace, dryRun);
            }
        }
        printed.notes();
        write(output, text(draft));
        return 0;
    }

    private Draft draft() throws Failed {
        try {
            var document = Tree.parse(content());
            var format = from.isEmpty() ? Format.of(document) : named();
            if (format == null) {
                throw Failed.refused(file + " looks like nothing that can be imported; --from says what it is");
            }
            var draft = format.convert(document);
            if (draft.isEmpty() && draft.notes().isEmpty()) {
                throw Failed.refused(file + " has nothing to import");
            }
            return draft;
        } catch (Unreadable e) {
            throw Failed.refused(file + ": " + e.getMessage());
        }
    }

    private Format named() throws Failed {
        for (var format : Format.values()) {
            if (format.toString().equalsIgnoreCase(from)) {
                return format;
            }
        }
        throw Failed.usage("--from takes " + List.of(Format.values()) + ", not '" + from + "'");
    }

    private String content() throws Failed {
        try {
            if (Files.size(file) > MOST_BYTES) {
                throw Failed.refused(file + ": expected a file of at most 16 MB");
            }
            var text = Files.readString(file);
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        } catch (CharacterCodingException _) {
            throw Failed.refused(file + ": expected UTF-8 text, got other bytes");
        } catch (IOException _) {
            throw Failed.refused(file + " cannot be read");
        }
    }

    private String text(Draft draft) {
        var text = new StringBuilder("# Imported from " + file.getFileName() + ".\n");
        draft.notes().forEach(note -> text.append("# ").append(ImportReport.line(note)).append('\n'));
        return text.append('\n').append(YamlText.of(draft.document())).toString();
    }

    private void write(Path target, String text) throws Failed {
        if (target.toString().equals("-")) {
            out().print(text);
        } else {
            new OwnersFile(target).write(text);
        }
    }
}
