package io.torouter.catalog.watch;

import io.torouter.catalog.source.LoadResult.Loaded;
import io.torouter.catalog.source.LoadResult.Refused;
import io.torouter.catalog.yaml.ConfigProblem;
import io.torouter.settings.Settings;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** Tells the operator what became of an edit. */
final class EditLog {
    private static final Logger LOG = LoggerFactory.getLogger(EditLog.class);

    private final Path file;
    private final Settings running;

    /**
     * @param running the settings the node started with
     */
    EditLog(Path file, Settings running) {
        this.file = file;
        this.running = running;
    }

    void applied(Loaded loaded, long revision) {
        var catalog = loaded.catalog();
        LOG.info(
                "{}: revision {} is in force ({} channels, {} groups, {} models, {} keys)",
                file,
                revision,
                catalog.channels().size(),
                catalog.groups().size(),
                catalog.models().size(),
                catalog.keys().size());
        remark(loaded);
    }

    void unchanged(Loaded loaded, long revision) {
        LOG.info("{}: the catalogue is the same, revision {} stays in force", file, revision);
        remark(loaded);
    }

    void refused(Refused refused, long revision) {
        LOG.warn("{} is refused, revision {} stays in force:{}", file, revision, lines(refused.problems()));
    }

    /** A bug of ours, not of the file. */
    void failed(Throwable cause) {
        LOG.error("{}: the edit could not be put in force", file, cause);
    }

    private void remark(Loaded loaded) {
        if (!loaded.warnings().isEmpty()) {
            LOG.warn("{}: probably not meant:{}", file, lines(loaded.warnings()));
        }
        var later = running.sectionsChanged(loaded.settings());
        if (!later.isEmpty()) {
            LOG.warn("{}: changes in {} need a restart", file, String.join(", ", later));
        }
    }

    private static String lines(List<ConfigProblem> problems) {
        return problems.stream().map(problem -> "\n  " + problem).collect(Collectors.joining());
    }
}
