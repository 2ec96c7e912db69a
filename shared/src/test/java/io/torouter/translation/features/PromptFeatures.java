package io.torouter.translation.features;

import static io.torouter.translation.features.Asking.asking;
import static io.torouter.translation.features.Asking.turn;
import static io.torouter.translation.features.Asking.user;

import com.fasterxml.jackson.databind.node.TextNode;

import io.torouter.canonical.Citation;
import io.torouter.canonical.Extras;
import io.torouter.canonical.GenerationRequest;
import io.torouter.canonical.Media;
import io.torouter.canonical.Part;
import io.torouter.canonical.Refusal;
import io.torouter.canonical.Role;
import io.torouter.canonical.Source;
import io.torouter.canonical.Text;
import io.torouter.canonical.Turn;
import io.torouter.dialect.Dialect;
import io.torouter.translation.features.Feature.Asked;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** What a conversation consists of. */
final class PromptFeatures {
    static final String PNG = "iVBORw0KGgo=";
    private static final String PDF = "JVBERi0xLjQ=";
    private static final String SOUND = "UklGRgAAAAA=";
    private static final String SITE = "https://example.com/";

    private PromptFeatures() {}

    static List<Group> groups() {
        return List.of(
                new Group("Prompts", prompts()),
                new Group("Images and files", media()),
                new Group("Sound and film", sound()));
    }

    private static List<Feature> prompts() {
        return List.of(
                new Asked("Text", asking().request(), Facts.said(Role.USER)),
                new Asked(
                        "System prompt",
                        asking().turns(turn(Role.SYSTEM, text("Be brief")), user("Hello")).request(),
                        Facts.said(Role.SYSTEM)),
                new Asked("Developer prompt", PromptFeatures::developer, Facts::instructions),
                new Asked(
                        "System message between turns",
                        asking().turns(
                                        user("Hello"),
                                        turn(Role.ASSISTANT, text("Hi")),
                                        user("And now?"),
                                        turn(Role.SYSTEM, text("Be brief")))
                                .request(),
                        Facts::conversation),
                new Asked(
                        "Earlier turns",
                        asking().turns(user("Hello"), turn(Role.ASSISTANT, text("Hi")), user("Again")).request(),
                        Facts::conversation),
                new Asked(
                        "Beginning of the answer, to be gone on with",
                        asking().turns(user("Count"), turn(Role.ASSISTANT, text("One, two,"))).request(),
                        Facts::conversation),
                new Asked("Earlier refusal", afterAnswer(new Refusal("No")), Facts.said(Role.ASSISTANT)),
                new Asked(
                        "Citations of an earlier answer",
                        client -> afterAnswer(cited(client)),
                        Facts.in(Text.class, text -> Facts.joined(text.citations(), Citation::url))));
    }

    /** Responses have it among the items, where it stands apart from the instructions. */
    private static GenerationRequest developer(Dialect client) {
        var extras =
                client == Dialect.OPENAI_RESPONSES
                        ? new Extras(client, "input", Map.of("type", TextNode.valueOf("message")))
                        : Extras.NONE;
        var turn = new Turn(Role.DEVELOPER, List.of(text("Be brief")), extras);
        return asking().turns(turn, user("Hello")).request();
    }

    private static Text text(String text) {
        return new Text(text);
    }

    private static GenerationRequest afterAnswer(Part part) {
        return asking().turns(user("Hello"), turn(Role.ASSISTANT, part), user("Again")).request();
    }

    /** As another dialect's, so that it is said anew, but for Anthropic, where it takes a key to say it. */
    static Text cited(Dialect speaker) {
        var other = speaker == Dialect.OPENAI_CHAT ? Dialect.OPENAI_RESPONSES : Dialect.OPENAI_CHAT;
        boolean own = speaker == Dialect.ANTHROPIC_MESSAGES;
        var raw =
                ToolFeatures.json(
                        """
                        {"type":"web_search_result_location","url":"https://example.com/","title":"Example",
                         "encrypted_index":"aW5kZXg=","cited_text":"The tower is 330 m high"}
                        """);
        var citation = new Citation(SITE, "Example", 0, 6, "The tower is 330 m high", own ? speaker : other, raw);
        return new Text("330 m.", List.of(citation), null, null, Extras.NONE);
    }

    private static List<Feature> media() {
        return List.of(
                media("Image as Base64", Media.Kind.IMAGE, new Source.Inline("image/png", PNG)),
                media("Image by URL", Media.Kind.IMAGE, new Source.Url(SITE + "a.png", "image/png")),
                stored("Image by file id", Media.Kind.IMAGE, "image/png"),
                new Asked(
                        "How closely to look at an image",
                        asked(image(null, "low")),
                        Facts.in(Media.class, Media::detail)),
                new Asked("Image in an earlier answer", afterAnswer(image(null, null)), PromptFeatures::shown),
                media("PDF as Base64", Media.Kind.DOCUMENT, new Source.Inline("application/pdf", PDF)),
                media("PDF by URL", Media.Kind.DOCUMENT, new Source.Url(SITE + "a.pdf", "application/pdf")),
                stored("PDF by file id", Media.Kind.DOCUMENT, "application/pdf"),
                new Asked("Name of a file", asked(named()), Facts.in(Media.class, Media::name)),
                document("Document of plain text", new Source.Plain("text/plain", "Chapter one")),
                document(
                        "Document made of parts",
                        new Source.Composed(List.of(text("Chapter one"), text("Chapter two")))));
    }

    private static Media image(@Nullable String name, @Nullable String detail) {
        var source = new Source.Inline("image/png", PNG);
        return new Media(Media.Kind.IMAGE, source, name, detail, null, null, null, Extras.NONE);
    }

    private static Media named() {
        var source = new Source.Inline("application/pdf", PDF);
        return new Media(Media.Kind.DOCUMENT, source, "plan.pdf", null, null, null, null, Extras.NONE);
    }

    private static String ofAssistant(GenerationRequest request) {
        return request.turns().stream()
                .filter(turn -> turn.role() == Role.ASSISTANT)
                .flatMap(turn -> turn.parts().stream())
                .filter(Media.class::isInstance)
                .map(Facts::part)
                .findFirst()
                .orElse("");
    }

    /** Media with who shows them. */
    private static String shown(GenerationRequest request) {
        return Facts.joined(
                request.turns(),
                turn ->
                        turn.parts().stream().anyMatch(Media.class::isInstance)
                                ? turn.role() + ": " + Facts.parts(turn.parts())
                                : "");
    }

    private static Asked media(String name, Media.Kind kind, Source source) {
        return new Asked(name, asked(new Media(kind, source)), facts());
    }

    private static Asked document(String name, Source source) {
        return new Asked(name, asked(new Media(Media.Kind.DOCUMENT, source)), Facts.said(Role.USER));
    }

    private static Asked stored(String name, Media.Kind kind, String mediaType) {
        return new Asked(
                name, client -> asked(new Media(kind, new Source.Stored(client, "file-1", mediaType))), facts());
    }

    private static Function<GenerationRequest, String> facts() {
        return Facts.in(Media.class, Facts::media);
    }

    private static GenerationRequest asked(Media media) {
        return asking().turns(turn(Role.USER, text("Look"), media)).request();
    }

    private static List<Feature> sound() {
        return List.of(
                media("Sound as Base64", Media.Kind.AUDIO, new Source.Inline("audio/wav", SOUND)),
                media("Sound by URL", Media.Kind.AUDIO, new Source.Url(SITE + "a.wav", "audio/wav")),
                new Asked(
                        "Sound of an earlier answer, by its id",
                        client -> afterAnswer(new Media(Media.Kind.AUDIO, new Source.Stored(client, "audio_1", null))),
                        PromptFeatures::ofAssistant),
                media("Film as Base64", Media.Kind.VIDEO, new Source.Inline("video/mp4", SOUND)),
                media("Film by URL", Media.Kind.VIDEO, new Source.Url(SITE + "a.mp4", "video/mp4")));
    }
}
