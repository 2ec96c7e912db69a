package io.torouter.translation.responses;

/**
 * Ids of the items of an answer, made of its own id and their places.
 *
 * @param answer the answer's id without a prefix
 */
record ItemIds(String answer) {
    String response() {
        return "resp_" + answer;
    }

    /**
     * @param kind the prefix of the vendor's ids for such items: {@code msg}, {@code rs}, {@code fc}, …
     */
    String of(String kind, int index) {
        return kind + '_' + answer + '_' + index;
    }
}
