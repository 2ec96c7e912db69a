package io.torouter.simulator.exchange;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.vertx.core.buffer.Buffer;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** A {@code multipart/form-data} body (RFC 7578), read leniently: what is not a part is passed over. */
public record Multipart(List<Part> parts) {
    public static final Multipart EMPTY = new Multipart(List.of());

    private static final Pattern BOUNDARY = Pattern.compile("boundary=\"?([^\";]+)\"?");
    private static final Pattern NAME = Pattern.compile("\\bname=\"([^\"]*)\"");
    private static final String BLANK_LINE = "\r\n\r\n";

    /** One field or file. */
    public record Part(String name, Buffer content) {}

    public Multipart {
        parts = List.copyOf(parts);
    }

    public static Multipart parse(String contentType, Buffer body) {
        var boundary = BOUNDARY.matcher(contentType);
        if (!contentType.startsWith("multipart/form-data") || !boundary.find()) {
            return EMPTY;
        }
        // Latin-1 keeps every byte as one character, so that files survive being looked at as text.
        var text = body.toString(ISO_8859_1);
        var parts = new ArrayList<Part>();
        for (var section : text.split(Pattern.quote("--" + boundary.group(1)), -1)) {
            addPart(section, parts);
        }
        return new Multipart(parts);
    }

    private static void addPart(String section, List<Part> parts) {
        var head = section.indexOf(BLANK_LINE);
        var name = NAME.matcher(section);
        if (head >= 0 && name.find() && name.start() < head) {
            var content = section.substring(head + BLANK_LINE.length(), Math.max(head + 4, section.length() - 2));
            parts.add(new Part(name.group(1), Buffer.buffer(content.getBytes(ISO_8859_1))));
        }
    }

    /** The text of the first field with that name; empty where there is none. */
    public String text(String name) {
        return parts.stream()
                .filter(part -> part.name().equals(name))
                .map(part -> part.content().toString(UTF_8))
                .findFirst()
                .orElse("");
    }

    /** Bytes of all parts with one of these names. */
    public int size(List<String> names) {
        return parts.stream()
                .filter(part -> names.contains(part.name()))
                .mapToInt(part -> part.content().length())
                .sum();
    }
}
