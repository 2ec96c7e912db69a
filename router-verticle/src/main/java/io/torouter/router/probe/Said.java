package io.torouter.router.probe;

/** Words of others, made fit to be shown to an operator. */
final class Said {
    /** Runs of a credential that are shorter tell nothing. */
    private static final int SHORTEST_RUN = 8;

    private static final int LONGEST = 800;
    private static final String MASK = "***";

    private Said() {}

    /**
     * The same on one line, of bounded length, without the credential or a long piece of it.
     *
     * @param credential may be empty
     */
    static String plain(String text, String credential) {
        var masked = masked(text, credential).replaceAll("[\\p{Cntrl}\\p{Zl}\\p{Zp}]+", " ").strip();
        if (masked.length() <= LONGEST) {
            return masked;
        }
        boolean inPair = Character.isHighSurrogate(masked.charAt(LONGEST - 1));
        return masked.substring(0, inPair ? LONGEST - 1 : LONGEST) + '…';
    }

    private static String masked(String text, String credential) {
        if (credential.isEmpty()) {
            return text;
        }
        int least = Math.min(SHORTEST_RUN, credential.length());
        var masked = new StringBuilder(text.length());
        int at = 0;
        while (at < text.length()) {
            int run = run(text, at, least, credential);
            if (run == 0) {
                masked.append(text.charAt(at++));
            } else {
                masked.append(MASK);
                at += run;
            }
        }
        return masked.toString();
    }

    /** How many characters from there on are a piece of the credential; 0 where they are fewer than {@code least}. */
    private static int run(String text, int at, int least, String credential) {
        int to = at + least;
        if (to > text.length() || !credential.contains(text.substring(at, to))) {
            return 0;
        }
        while (to < text.length() && credential.contains(text.substring(at, to + 1))) {
            to++;
        }
        return to - at;
    }
}
