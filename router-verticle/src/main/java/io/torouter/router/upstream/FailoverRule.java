package io.torouter.router.upstream;

/**
 * What an upstream's status means before the commit.
 *
 * <p>Another channel may do better where this one's credential, quota, load or health is at fault; a request that is
 * wrong in itself stays wrong everywhere.
 */
public enum FailoverRule {
    /** Pass the answer to the client. */
    RETURN,
    /** Try the next channel. */
    NEXT;

    /**
     * @param hasRetryHint whether the answer carried {@code retry-after} or {@code x-should-retry: true}
     */
    public static FailoverRule of(int status, boolean hasRetryHint) {
        return switch (status) {
            case 401, 402, 403, 408, 425, 429 -> NEXT;
            case 409 -> hasRetryHint ? NEXT : RETURN;
            default -> status >= 500 ? NEXT : RETURN;
        };
    }
}
