// The ai package with its providers, which read answers with schemas of their own.

globalThis.AI_SDK_LOG_WARNINGS = false;

import { createRequire } from "node:module";
import { createAnthropic } from "@ai-sdk/anthropic";
import { createGoogleGenerativeAI } from "@ai-sdk/google";
import { createOpenAI } from "@ai-sdk/openai";
import { createOpenAICompatible } from "@ai-sdk/openai-compatible";
import { Output, embedMany, generateText, isStepCount, stepCountIs, streamText, tool } from "ai";
import { z } from "zod";

import {
  EMBED, KEY, PARALLEL, PNG, QUESTION, RESULT, ROOT, SYSTEM, WEATHER,
  assert, cancels, check, counted, noticedCancel, quotes, raises, run,
} from "./rig.mjs";

const openai = createOpenAI({ baseURL: ROOT + "/v1", apiKey: KEY });
const compatible = createOpenAICompatible({
  name: "torouter",
  baseURL: ROOT + "/v1",
  apiKey: KEY,
  includeUsage: true,
  supportsStructuredOutputs: true,
});
const anthropic = createAnthropic({ baseURL: ROOT + "/v1", apiKey: KEY });
const google = createGoogleGenerativeAI({ baseURL: ROOT + "/v1beta", apiKey: KEY });

const providers = {
  "openai.chat": { "": (id) => openai.chat(id), " (openai-compatible)": (id) => compatible.chatModel(id) },
  "openai.responses": { "": (id) => openai.responses(id) },
  "anthropic.messages": { "": (id) => anthropic(id) },
  "gemini.generate": { "": (id) => google(id) },
};

const steps = (stepCountIs ?? isStepCount)(4);
const inputSchema = z.object({ city: z.string() });
const tools = {
  weather: tool({ description: "Looks it up", inputSchema, execute: async () => RESULT }),
  time: tool({ description: "Looks it up", inputSchema, execute: async () => "Noon" }),
};
const quiet = { maxRetries: 0 };

function checkProvider(client, name, provider) {
  const feature = (word) => word + name;

  check(client, feature("create"), async (id) => {
    const answer = await generateText({ model: provider(id), system: SYSTEM, prompt: QUESTION, ...quiet });
    quotes(answer.text, QUESTION);
    assert.equal(answer.finishReason, "stop");
    counted(answer.usage.inputTokens, answer.usage.outputTokens);
  });

  check(client, feature("stream"), async (id) => {
    const answer = streamText({ model: provider(id), prompt: QUESTION, onError: () => {}, ...quiet });
    let pieces = 0;
    for await (const _ of answer.textStream) pieces++;
    quotes(await answer.text, QUESTION);
    assert.ok(pieces > 3, "not streamed");
    counted((await answer.usage).inputTokens, (await answer.usage).outputTokens);
  });

  check(client, feature("tool loop"), async (id) => {
    const answer = await generateText({ model: provider(id), prompt: PARALLEL, tools, stopWhen: steps, ...quiet });
    assert.equal(answer.steps[0].toolCalls.length, 2);
    quotes(answer.text, RESULT);
  });

  check(client, feature("streamed tool loop"), async (id) => {
    const answer = streamText({
      model: provider(id),
      prompt: WEATHER,
      tools,
      stopWhen: steps,
      onError: () => {},
      ...quiet,
    });
    await answer.consumeStream();
    quotes(await answer.text, RESULT);
  });

  check(client, feature("structured output"), async (id) => {
    const schema = z.object({ name: z.string(), height: z.number().int() });
    const answer = await generateText({
      model: provider(id),
      prompt: QUESTION,
      output: Output.object({ schema }),
      ...quiet,
    });
    schema.parse(answer.output);
  });

  check(client, feature("vision"), async (id) => {
    const content = [
      { type: "text", text: QUESTION },
      { type: "file", data: PNG, mediaType: "image/png" },
    ];
    quotes((await generateText({ model: provider(id), messages: [{ role: "user", content }], ...quiet })).text, QUESTION);
  });

  check(client, feature("errors"), async (id) => {
    await raises(() => generateText({ model: provider("no-such-model"), prompt: QUESTION, ...quiet }), 404);
    await raises(() => generateText({ model: provider(id + "-busy"), prompt: QUESTION, ...quiet }), 429);
  });

  check(client, feature("errors in stream"), async (id) => {
    for (const broken of [id + "-breaks", id + "-cut"]) {
      const errors = [];
      const answer = streamText({
        model: provider(broken),
        prompt: QUESTION,
        onError: ({ error }) => errors.push(error),
        ...quiet,
      });
      await answer.consumeStream({ onError: (error) => errors.push(error) });
      assert.ok(errors.length > 0, "a broken stream looks whole");
    }
  });
}

for (const [client, named] of Object.entries(providers)) {
  for (const [name, provider] of Object.entries(named)) checkProvider(client, name, provider);
  check(client, "abort", async (id) => {
    const before = await cancels();
    const abort = new AbortController();
    const model = named[""](id + "-slow");
    const answer = streamText({ model, prompt: QUESTION, abortSignal: abort.signal, onError: () => {}, ...quiet });
    for await (const _ of answer.textStream) abort.abort();
    await noticedCancel(before);
  });
}

for (const [client, model] of [
  ["openai.chat", (id) => (openai.embeddingModel ?? openai.textEmbeddingModel).call(openai, id)],
  ["gemini.generate", (id) => (google.embeddingModel ?? google.textEmbeddingModel).call(google, id)],
]) {
  check(
    client,
    "embeddings",
    async (id) => {
      const answer = await embedMany({ model: model(EMBED[id]), values: ["one", "two"], ...quiet });
      assert.equal(answer.embeddings.length, 2);
    },
    ["chat", "gemini"],
  );
}

const require = createRequire(import.meta.url);
await run("node ai " + require("ai/package.json").version);
