package io.torouter.answer;

/** What the facts of one event, element or document say about the progress of the answer. */
@FunctionalInterface
interface Meaning {
    Progress of(Facts facts);
}
