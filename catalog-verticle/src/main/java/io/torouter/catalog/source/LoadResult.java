package io.torouter.catalog.source;

import io.torouter.catalog.config.CatalogDocument;
import io.torouter.catalog.yaml.ConfigProblem;
import io.torouter.settings.Settings;

import java.util.List;

/** What came of reading the configuration. */
public sealed interface LoadResult {
    /**
     * Complete and valid.
     *
     * @param origins one line for each source used, for the banner: {@code channel openai from OPENAI_API_KEY}
     * @param warnings what is allowed but probably not meant
     * @param declared what the file has to do with it
     */
    record Loaded(
            Settings settings,
            CatalogDocument catalog,
            List<String> origins,
            List<ConfigProblem> warnings,
            FirstRunKey firstRunKey,
            Declared declared)
            implements LoadResult {
        public Loaded {
            origins = List.copyOf(origins);
            warnings = List.copyOf(warnings);
        }
    }

    /** Not usable. The problems are in the order of the file; there is at least one. */
    record Refused(List<ConfigProblem> problems) implements LoadResult {
        public Refused {
            problems = List.copyOf(problems);
        }
    }
}
