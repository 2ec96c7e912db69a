package io.torouter.translation.count;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.Base64;
import java.util.regex.Pattern;

/**
 * How many pages a PDF has: as many as it has page objects that are not compressed, else one for every {@value
 * #PAGE_BYTES} bytes.
 */
final class PdfPages {
    private static final int PAGE_BYTES = 50_000;
    private static final Pattern PAGE = Pattern.compile("/Type\\s*/Page(?![A-Za-z])");

    private PdfPages() {}

    static long in(String base64) {
        try {
            var bytes = Base64.getMimeDecoder().decode(base64);
            long pages = PAGE.matcher(new String(bytes, ISO_8859_1)).results().count();
            return pages > 0 ? pages : bytes.length / PAGE_BYTES + 1;
        } catch (IllegalArgumentException _) {
            return about(base64);
        }
    }

    /** By its length alone. */
    static long about(String base64) {
        return base64.length() * 3L / 4 / PAGE_BYTES + 1;
    }
}
