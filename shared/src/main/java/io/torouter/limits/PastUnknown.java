package io.torouter.limits;

/** What a subject used before is not known, and without that nothing may be granted. Others are not concerned. */
public final class PastUnknown extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public PastUnknown(String reason) {
        super(reason, null, false, false);
    }
}
