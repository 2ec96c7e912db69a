package io.torouter.catalog.config;

import static java.util.stream.Collectors.toMap;

import io.torouter.catalog.yaml.Fields;
import io.torouter.catalog.yaml.Scalar;
import io.torouter.snapshot.Capability;
import io.torouter.snapshot.Modality;
import io.torouter.snapshot.ModelCard;

import org.jspecify.annotations.Nullable;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/** What an entry of {@code models} says of the model beside its limits and its price. */
final class ModelCards {
    private static final Scalar<Modality> INPUT =
            Scalar.oneOf(
                    "modality",
                    Stream.of(Modality.values())
                            .filter(modality -> modality != Modality.EMBEDDINGS)
                            .collect(toMap(Modality::id, Function.identity())));
    private static final Scalar<Modality> OUTPUT =
            Scalar.oneOf("modality", Stream.of(Modality.values()).collect(toMap(Modality::id, Function.identity())));
    private static final Scalar<Capability> CAPABILITY =
            Scalar.oneOf(
                    "capability", Stream.of(Capability.values()).collect(toMap(Capability::id, Function.identity())));
    private static final List<String> EFFORTS = List.of("minimal", "low", "medium", "high", "xhigh", "max");
    private static final Scalar<String> EFFORT =
            Scalar.oneOf("effort", EFFORTS.stream().collect(toMap(Function.identity(), Function.identity())));

    private ModelCards() {}

    static ModelCard read(Fields in) {
        var modalities = in.section("modalities");
        var card =
                new ModelCard(
                        in.find("display_name", Scalar.text()),
                        Set.copyOf(modalities.list("input", INPUT)),
                        Set.copyOf(modalities.list("output", OUTPUT)),
                        capabilities(in),
                        efforts(in),
                        in.find("agent_instructions", Scalar.text()));
        modalities.refuseOthers();
        return card;
    }

    /** An empty list says that the model can do none of it; no list says nothing. */
    private static @Nullable Set<Capability> capabilities(Fields in) {
        if (in.value("capabilities") == null) {
            return null;
        }
        var capabilities = EnumSet.noneOf(Capability.class);
        capabilities.addAll(in.list("capabilities", CAPABILITY));
        return capabilities;
    }

    /** Whatever the order in the file, from least to most. */
    private static List<String> efforts(Fields in) {
        var said = in.list("efforts", EFFORT);
        return EFFORTS.stream().filter(said::contains).toList();
    }
}
