// The openai package, over Chat Completions and Responses.

import OpenAI from "openai";
import { VERSION } from "openai/version";
import { zodResponseFormat, zodTextFormat } from "openai/helpers/zod";
import { z } from "zod";

import {
  CITY, EMBED, KEY, PARALLEL, PNG, QUESTION, RESULT, ROOT, SYSTEM, WEATHER,
  all, answered, assert, cancels, check, counted, noticedCancel, quotes, raises, run,
} from "./rig.mjs";

const CHAT = "openai.chat";
const RESPONSES = "openai.responses";
const client = new OpenAI({ baseURL: ROOT + "/v1", apiKey: KEY, maxRetries: 0, timeout: 30_000 });

const Place = z.object({ name: z.string(), height: z.number().int() });
const user = (content) => ({ role: "user", content });
const chatTool = (name) => ({ type: "function", function: { name, description: "Looks it up", parameters: CITY } });
const flatTool = (name) => ({ type: "function", name, description: "Looks it up", parameters: CITY, strict: true });
const names = (calls) => calls.map((call) => call.function?.name ?? call.name).sort();

check(CHAT, "create", async (model) => {
  const answer = await client.chat.completions.create({
    model,
    messages: [{ role: "system", content: SYSTEM }, user(QUESTION)],
  });
  quotes(answer.choices[0].message.content, QUESTION);
  assert.equal(answer.choices[0].finish_reason, "stop");
  counted(answer.usage.prompt_tokens, answer.usage.completion_tokens);
});

check(CHAT, "stream", async (model) => {
  const chunks = await all(
    await client.chat.completions.create({
      model,
      messages: [user(QUESTION)],
      stream: true,
      stream_options: { include_usage: true },
    }),
  );
  quotes(chunks.map((chunk) => chunk.choices[0]?.delta.content ?? "").join(""), QUESTION);
  counted(chunks.at(-1).usage.prompt_tokens, chunks.at(-1).usage.completion_tokens);
});

check(CHAT, "stream helper", async (model) => {
  const stream = client.chat.completions.stream({
    model,
    messages: [user(PARALLEL)],
    tools: [chatTool("weather"), chatTool("time")],
  });
  const final = await stream.finalChatCompletion();
  assert.deepEqual(names(final.choices[0].message.tool_calls), ["time", "weather"]);
  assert.ok("city" in JSON.parse(final.choices[0].message.tool_calls[0].function.arguments));
});

check(CHAT, "tool loop", async (model) => {
  const runner = client.chat.completions.runTools({
    model,
    messages: [user(WEATHER)],
    tools: [
      {
        type: "function",
        function: { name: "weather", parameters: CITY, parse: JSON.parse, function: async () => RESULT },
      },
    ],
  });
  quotes(await runner.finalContent(), RESULT);
});

check(CHAT, "structured output", async (model) => {
  const answer = await client.chat.completions.parse({
    model,
    messages: [user(QUESTION)],
    response_format: zodResponseFormat(Place, "place"),
  });
  Place.parse(answer.choices[0].message.parsed);
});

check(CHAT, "vision", async (model) => {
  const image = { type: "image_url", image_url: { url: "data:image/png;base64," + PNG } };
  const answer = await client.chat.completions.create({
    model,
    messages: [user([{ type: "text", text: QUESTION }, image])],
  });
  quotes(answer.choices[0].message.content, QUESTION);
});

check(CHAT, "errors", async (model) => {
  const ask = (name) => () => client.chat.completions.create({ model: name, messages: [user(QUESTION)] });
  await raises(ask("no-such-model"), 404);
  const busy = await raises(ask(model + "-busy"), 429);
  assert.ok(busy instanceof OpenAI.RateLimitError);
  assert.ok(busy.headers.get("retry-after"));
});

check(CHAT, "errors in stream", async (model) => {
  for (const name of [model + "-breaks", model + "-cut"]) {
    await raises(async () =>
      all(await client.chat.completions.create({ model: name, messages: [user(QUESTION)], stream: true })),
    );
  }
});

check(CHAT, "abort", async (model) => {
  const before = await cancels();
  const stream = await client.chat.completions.create({
    model: model + "-slow",
    messages: [user(QUESTION)],
    stream: true,
  });
  for await (const _ of stream) break;
  await noticedCancel(before);
});

check(CHAT, "list models", async (model) => {
  assert.ok((await all(client.models.list())).some((listed) => listed.id === model));
});

check(
  CHAT,
  "embeddings",
  async (model) => {
    const answer = await client.embeddings.create({ model: EMBED[model], input: ["one", "two"], dimensions: 64 });
    assert.deepEqual(answer.data.map((one) => one.embedding.length), [64, 64]);
  },
  ["chat", "gemini"],
);

check(
  CHAT,
  "images",
  async (model) => {
    const answer = await client.images.generate({ model: model + "-image", prompt: "A grey pixel" });
    assert.ok(answer.data[0].b64_json ?? answer.data[0].url);
  },
  ["chat"],
);

check(RESPONSES, "create", async (model) => {
  const answer = await client.responses.create({ model, instructions: SYSTEM, input: QUESTION });
  quotes(answer.output_text, QUESTION);
  counted(answer.usage.input_tokens, answer.usage.output_tokens);
});

check(RESPONSES, "stream", async (model) => {
  const events = await all(await client.responses.create({ model, input: QUESTION, stream: true }));
  events.forEach((event, index) => assert.equal(event.sequence_number, index));
  assert.equal(events.at(-1).type, "response.completed");
});

check(RESPONSES, "stream helper", async (model) => {
  const stream = client.responses.stream({
    model,
    input: PARALLEL,
    tools: [flatTool("weather"), flatTool("time")],
  });
  const final = await stream.finalResponse();
  assert.deepEqual(names(final.output.filter((item) => item.type === "function_call")), ["time", "weather"]);
  const spoken = client.responses.stream({ model, input: QUESTION });
  let text = "";
  spoken.on("response.output_text.delta", (event) => (text += event.delta));
  assert.equal((await spoken.finalResponse()).output_text, text);
  quotes(text, QUESTION);
});

check(RESPONSES, "tool loop", async (model) => {
  const tools = [flatTool("weather"), flatTool("time")];
  const input = [user(PARALLEL)];
  const answer = await client.responses.create({ model, input, tools, store: false });
  input.push(...answer.output);
  for (const call of answer.output.filter((item) => item.type === "function_call")) {
    input.push({ type: "function_call_output", call_id: call.call_id, output: RESULT });
  }
  quotes((await client.responses.create({ model, input, tools, store: false })).output_text, RESULT);
});

check(RESPONSES, "structured output", async (model) => {
  const answer = await client.responses.parse({
    model,
    input: QUESTION,
    text: { format: zodTextFormat(Place, "place") },
  });
  Place.parse(answer.output_parsed);
});

check(RESPONSES, "vision", async (model) => {
  const parts = [
    { type: "input_text", text: QUESTION },
    { type: "input_image", image_url: "data:image/png;base64," + PNG, detail: "auto" },
  ];
  quotes((await client.responses.create({ model, input: [user(parts)] })).output_text, QUESTION);
});

check(RESPONSES, "tool choice", async (model) => {
  const tools = [flatTool("weather"), flatTool("time")];
  const named = await client.responses.create({
    model,
    input: QUESTION,
    tools,
    tool_choice: { type: "function", name: "time" },
  });
  assert.deepEqual(names(named.output.filter((item) => item.type === "function_call")), ["time"]);
  answered((await client.responses.create({ model, input: QUESTION, tools, tool_choice: "none" })).output_text);
});

check(RESPONSES, "errors", async (model) => {
  await raises(() => client.responses.create({ model: "no-such-model", input: QUESTION }), 404);
  await raises(() => client.responses.create({ model: model + "-busy", input: QUESTION }), 429);
});

check(RESPONSES, "abort", async (model) => {
  const before = await cancels();
  const abort = new AbortController();
  const stream = await client.responses.create(
    { model: model + "-slow", input: QUESTION, stream: true },
    { signal: abort.signal },
  );
  for await (const event of stream) if (event.type === "response.output_text.delta") abort.abort();
  await noticedCancel(before);
});

await run("node openai " + VERSION);
