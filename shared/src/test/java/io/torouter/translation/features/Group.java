package io.torouter.translation.features;

import java.util.List;
import java.util.stream.Stream;

/** Features under one heading of the page. */
record Group(String title, List<Feature> features) {
    Group {
        features = List.copyOf(features);
    }

    /** In the order of the page. */
    static List<Group> all() {
        return Stream.of(
                        PromptFeatures.groups(),
                        ToolFeatures.groups(),
                        SettingFeatures.groups(),
                        AnswerFeatures.groups())
                .flatMap(List::stream)
                .toList();
    }
}
