package io.torouter.gateway.http;

import io.torouter.dialect.Operation;
import io.torouter.dialect.Surface;

/** What a path leads to. */
sealed interface Target {
    Surface surface();

    /**
     * An operation that a router serves.
     *
     * @param model the model of a path that names one, else empty
     * @param object the stored object of a path that names one, else empty
     */
    record Call(Operation operation, String model, String object) implements Target {
        @Override
        public Surface surface() {
            return operation.surface();
        }
    }

    /** The model list, or one model where {@code id} is not empty. */
    record Models(Surface surface, String id) implements Target {}

    /** What the caller's own key is. */
    record OwnKey(Form form) implements Target {
        /** How it is told. */
        enum Form {
            OURS,
            OPENROUTER
        }

        @Override
        public Surface surface() {
            return Surface.OPENAI;
        }
    }

    /** The address of the gateway itself. */
    record Root() implements Target {
        @Override
        public Surface surface() {
            return Surface.OPENAI;
        }
    }

    /** A known path, another method. */
    record WrongMethod(Surface surface, String allowed) implements Target {}

    record Unknown(Surface surface) implements Target {}
}
