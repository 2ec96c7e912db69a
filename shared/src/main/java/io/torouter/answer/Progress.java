package io.torouter.answer;

/** How far an answer has come. The order is the order of time; an answer never goes back. */
public enum Progress {
    /** Nothing, or only what could still be taken back: comments, pings, a start without content. */
    PREAMBLE,
    /** At least one event that a client cares for. */
    CONTENT,
    /** The dialect's terminator was seen (or all that its grammar asks for). */
    COMPLETE,
    /** The upstream said inside the answer that it failed; see {@link AnswerStream#error()}. */
    FAILED
}
