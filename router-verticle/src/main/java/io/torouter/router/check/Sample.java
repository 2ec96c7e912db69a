package io.torouter.router.check;

/**
 * A share of all requests, drawn by their ids: the same request is always in it or always not.
 *
 * @param bound of 2^32 ids that many are in it
 */
record Sample(long bound) {
    private static final long ALL = 1L << 32;

    /**
     * @param share 0 for none to 1 for all
     */
    static Sample of(double share) {
        if (!(share >= 0 && share <= 1)) {
            throw new IllegalArgumentException("a share is from 0 to 1: " + share);
        }
        return new Sample(Math.round(share * ALL));
    }

    boolean has(String requestId) {
        return Integer.toUnsignedLong(spread(requestId.hashCode())) < bound;
    }

    /** Hashes of texts that are alike are near to one another; the finishing steps of MurmurHash3 scatter them. */
    private static int spread(int hash) {
        int mixed = (hash ^ (hash >>> 16)) * 0x85ebca6b;
        mixed = (mixed ^ (mixed >>> 13)) * 0xc2b2ae35;
        return mixed ^ (mixed >>> 16);
    }
}
