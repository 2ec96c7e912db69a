package io.torouter.it.loop;

import java.util.function.Supplier;

/** The clients there are. */
enum ClientKind {
    CHAT(ChatClient::new),
    ITEMS(() -> new ResponsesClient(false)),
    KEPT(() -> new ResponsesClient(true)),
    ANTHROPIC(AnthropicClient::new),
    GEMINI(GeminiClient::new);

    private final Supplier<LoopClient> maker;

    ClientKind(Supplier<LoopClient> maker) {
        this.maker = maker;
    }

    /** One without a conversation. */
    LoopClient begin() {
        return maker.get();
    }
}
