package io.torouter.dialect;

/** How the body of a request is written. */
public enum BodyKind {
    JSON,
    MULTIPART,
    NONE
}
