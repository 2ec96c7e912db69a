package io.torouter.router.probe;

import io.torouter.dialect.Dialect;

/** What a check found. */
sealed interface Finding {
    /** The name of it, for programs. */
    String code();

    /** The same in our words for the operator; what others {@link #said} about it goes behind them. */
    String text();

    /** What the upstream, or the library that called it, says about it; empty for nothing. */
    default String said() {
        return "";
    }

    /** Whether the channel does what was tried. */
    default boolean isFine() {
        return false;
    }

    /** What there is nothing more to say of. */
    enum Plain implements Finding {
        ANSWERED("answered", "it answers", true),
        /** It called the tool it was given. */
        CALLED("tool_called", "it calls tools", true),
        /** It counts no tokens, which is no fault. */
        ESTIMATED("estimated", "it counts no tokens; the gateway estimates them", true),
        /** The model is known not to write text, so that nothing of the kind can be asked of it; no fault either. */
        NOT_TRIED("not_tried", "the model does not write text, so this is not tried", true),
        NOT_STREAMED("not_streamed", "a stream was asked for, and the answer came as one document", false),
        EMPTY("empty", "the answer is well-formed, and there is nothing in it", false);

        private final String code;
        private final String text;
        private final boolean fine;

        Plain(String code, String text, boolean fine) {
            this.code = code;
            this.text = text;
            this.fine = fine;
        }

        @Override
        public String code() {
            return code;
        }

        @Override
        public String text() {
            return text;
        }

        @Override
        public boolean isFine() {
            return fine;
        }
    }

    record Counted(long tokens) implements Finding {
        @Override
        public String code() {
            return "counted";
        }

        @Override
        public String text() {
            return "it counts tokens: " + tokens;
        }

        @Override
        public boolean isFine() {
            return true;
        }
    }

    /**
     * It answered with an error.
     *
     * @param status which the error stands for
     * @param inside whether it stood in an answer with a status of success
     */
    record Refused(Refusal refusal, int status, boolean inside, String said) implements Finding {
        @Override
        public String code() {
            return refusal.code();
        }

        @Override
        public String text() {
            return refusal.text() + " (" + status + (inside ? ", inside an answer with a status of success)" : ")");
        }
    }

    /**
     * There was no answer, or it broke off.
     *
     * @param said by the library; may be empty
     */
    record Unreachable(Fault fault, String said) implements Finding {
        @Override
        public String code() {
            return fault.code();
        }

        @Override
        public String text() {
            return fault.text();
        }
    }

    /**
     * @param begun whether an answer had begun
     */
    record TimedOut(boolean begun, int millis) implements Finding {
        @Override
        public String code() {
            return "timed_out";
        }

        @Override
        public String text() {
            return (begun ? "the answer did not end within " : "no answer came within ") + millis + " ms";
        }
    }

    record OtherDialect(Dialect expected, Dialect found) implements Finding {
        @Override
        public String code() {
            return "other_dialect";
        }

        @Override
        public String text() {
            return "the answer is one of "
                    + found.id()
                    + " where "
                    + expected.id()
                    + " was expected; are 'type', 'dialects' and 'base_url' right?";
        }
    }

    /**
     * @param said the content type; empty where there was none
     */
    record NoApi(Dialect expected, String said) implements Finding {
        @Override
        public String code() {
            return "no_api";
        }

        @Override
        public String text() {
            var came = said.isEmpty() ? "no content type" : "the content type";
            return "the answer is none of " + expected.id() + " (is 'base_url' right?), it has " + came;
        }
    }

    record Unreadable(String said) implements Finding {
        @Override
        public String code() {
            return "unreadable";
        }

        @Override
        public String text() {
            return "the answer cannot be read";
        }
    }

    record NoEnd(Dialect dialect) implements Finding {
        @Override
        public String code() {
            return "no_end";
        }

        @Override
        public String text() {
            return "the stream stops without the end that " + dialect.id() + " asks for";
        }
    }

    /**
     * @param cut whether it came to the limit of what it may write
     * @param said what it wrote in the place of a call
     */
    record NoToolCall(boolean cut, String said) implements Finding {
        @Override
        public String code() {
            return "no_tool_call";
        }

        @Override
        public String text() {
            var why = cut ? "the model wrote as much as it might and did not call" : "the model did not call";
            return why + " the tool it was told to" + (said.isEmpty() ? "" : ", but wrote");
        }
    }

    /**
     * @param said the call
     */
    record BadToolCall(String said) implements Finding {
        @Override
        public String code() {
            return "bad_tool_call";
        }

        @Override
        public String text() {
            return "the model called a tool in a way that does not fit its schema";
        }
    }

    /**
     * There is no way to ask.
     *
     * @param said why
     */
    record Unsayable(String said) implements Finding {
        @Override
        public String code() {
            return "cannot_ask";
        }

        @Override
        public String text() {
            return "the channel cannot be asked that";
        }
    }
}
