package io.torouter.translation.image;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.torouter.canonical.Caller;
import io.torouter.canonical.Drops;
import io.torouter.canonical.Extras;
import io.torouter.canonical.GenerationRequest;
import io.torouter.canonical.Limits;
import io.torouter.canonical.Media;
import io.torouter.canonical.Output;
import io.torouter.canonical.Part;
import io.torouter.canonical.Role;
import io.torouter.canonical.Sampling;
import io.torouter.canonical.Text;
import io.torouter.canonical.Thinking;
import io.torouter.canonical.Tools;
import io.torouter.canonical.Turn;
import io.torouter.translation.Untranslatable;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * A picture that a client of OpenAI's {@code images/generations} or {@code images/edits} asks for.
 *
 * @param images to be changed; empty for a picture out of nothing
 * @param frame null where the model decides
 */
public record ImageRequest(String prompt, List<Media> images, @Nullable ImageFrame frame) {
    public ImageRequest {
        images = List.copyOf(images);
    }

    /**
     * Reads a JSON body.
     *
     * @throws Untranslatable where it is none of OpenAI's, or asks for what no Gemini model makes
     */
    public static ImageRequest read(ObjectNode body, Drops drops) {
        return new ImageReader(body, drops).request();
    }

    /**
     * Reads a form.
     *
     * @throws Untranslatable likewise
     */
    public static ImageRequest read(String contentType, byte[] array, int from, int to, Drops drops) {
        return read(ImageForm.json(contentType, array, from, to), drops);
    }

    /** The same as a request for an answer that consists of a picture. */
    public GenerationRequest asGeneration(String model) {
        var parts = new ArrayList<Part>(images);
        parts.add(new Text(prompt));
        return new GenerationRequest(
                model,
                false,
                List.of(new Turn(Role.USER, parts)),
                Tools.NONE,
                null,
                new Output(Set.of(Output.Modality.IMAGE), null, null, false),
                Thinking.UNSAID,
                Sampling.UNSAID,
                Limits.UNSAID,
                Caller.UNSAID,
                Extras.NONE);
    }

    /**
     * Says in Gemini's request what form the picture is to have.
     *
     * @param body as Gemini's half wrote it
     */
    public void frame(ObjectNode body) {
        if (frame == null) {
            return;
        }
        var config = JsonNodeFactory.instance.objectNode().put("aspectRatio", frame.aspectRatio());
        if (frame.imageSize() != null) {
            config.put("imageSize", frame.imageSize());
        }
        body.withObject("/generationConfig").set("imageConfig", config);
    }
}
