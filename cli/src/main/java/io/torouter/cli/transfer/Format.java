package io.torouter.cli.transfer;

import com.fasterxml.jackson.databind.JsonNode;

import io.torouter.cli.catalogue.Draft;
import io.torouter.cli.catalogue.Section;
import io.torouter.cli.litellm.LiteLlm;
import io.torouter.cli.oneapi.ChannelExport;
import io.torouter.cli.oneapi.Project;

import org.jspecify.annotations.Nullable;

import java.util.Arrays;
import java.util.Locale;

/** What a file to import may be. */
public enum Format {
    TOROUTER,
    LITELLM,
    NEW_API,
    ONE_API;

    /** As it is said. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** What a document looks like, or null where it looks like none of them. */
    public static @Nullable Format of(JsonNode document) {
        if (LiteLlm.is(document)) {
            return LITELLM;
        }
        if (ChannelExport.is(document)) {
            return ChannelExport.project(document) == Project.NEW_API ? NEW_API : ONE_API;
        }
        return Arrays.stream(Section.values()).anyMatch(section -> document.has(section.id())) ? TOROUTER : null;
    }

    /** The catalogue that a document of this format stands for. */
    public Draft convert(JsonNode document) {
        return switch (this) {
            case TOROUTER -> OwnFile.convert(document);
            case LITELLM -> LiteLlm.convert(document);
            case NEW_API -> ChannelExport.convert(document, Project.NEW_API);
            case ONE_API -> ChannelExport.convert(document, Project.ONE_API);
        };
    }
}
