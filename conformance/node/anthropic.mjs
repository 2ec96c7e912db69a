// The @anthropic-ai/sdk package.

import Anthropic from "@anthropic-ai/sdk";
import { zodOutputFormat } from "@anthropic-ai/sdk/helpers/zod";
import { VERSION } from "@anthropic-ai/sdk/version";
import { z } from "zod";

import {
  CITY, KEY, PARALLEL, PNG, QUESTION, RESULT, ROOT, SYSTEM,
  all, assert, cancels, check, counted, noticedCancel, quotes, raises, run,
} from "./rig.mjs";

const MESSAGES = "anthropic.messages";
const client = new Anthropic({ baseURL: ROOT, apiKey: KEY, maxRetries: 0, timeout: 30_000 });

const Place = z.object({ name: z.string(), height: z.number().int() });
const user = (content) => ({ role: "user", content });
const tools = ["weather", "time"].map((name) => ({ name, description: "Looks it up", input_schema: CITY }));
const text = (message) => message.content.filter((block) => block.type === "text").map((block) => block.text).join("");
const calls = (message) => message.content.filter((block) => block.type === "tool_use");
const ask = (model, content, more = {}) =>
  client.messages.create({ model, max_tokens: 500, messages: [user(content)], ...more });

check(MESSAGES, "create", async (model) => {
  const answer = await ask(model, QUESTION, { system: SYSTEM });
  quotes(text(answer), QUESTION);
  assert.equal(answer.stop_reason, "end_turn");
  counted(answer.usage.input_tokens, answer.usage.output_tokens);
});

check(MESSAGES, "stream", async (model) => {
  const events = await all(await ask(model, QUESTION, { stream: true }));
  assert.equal(events[0].type, "message_start");
  assert.equal(events.at(-1).type, "message_stop");
});

check(MESSAGES, "stream helper", async (model) => {
  const stream = client.messages.stream({ model, max_tokens: 500, messages: [user(PARALLEL)], tools });
  const inputs = [];
  stream.on("contentBlock", (block) => inputs.push(block.input));
  const final = await stream.finalMessage();
  assert.deepEqual(calls(final).map((call) => call.name).sort(), ["time", "weather"]);
  for (const input of inputs) assert.ok("city" in input);
  const spoken = client.messages.stream({ model, max_tokens: 500, messages: [user(QUESTION)] });
  quotes(await spoken.finalText(), QUESTION);
});

check(MESSAGES, "tool loop", async (model) => {
  const answer = await ask(model, PARALLEL, { tools });
  const results = calls(answer).map((call) => ({ type: "tool_result", tool_use_id: call.id, content: RESULT }));
  const messages = [user(PARALLEL), { role: "assistant", content: answer.content }, user(results)];
  quotes(text(await client.messages.create({ model, max_tokens: 500, messages, tools })), RESULT);
});

check(MESSAGES, "structured output", async (model) => {
  const answer = await client.messages.parse({
    model,
    max_tokens: 500,
    messages: [user(QUESTION)],
    output_config: { format: zodOutputFormat(Place) },
  });
  Place.parse(answer.parsed_output);
});

check(MESSAGES, "vision", async (model) => {
  const image = { type: "image", source: { type: "base64", media_type: "image/png", data: PNG } };
  quotes(text(await ask(model, [image, { type: "text", text: QUESTION }])), QUESTION);
});

check(MESSAGES, "count tokens", async (model) => {
  counted((await client.messages.countTokens({ model, messages: [user(QUESTION)] })).input_tokens);
});

check(MESSAGES, "errors", async (model) => {
  await raises(() => ask("no-such-model", QUESTION), 404);
  assert.ok((await raises(() => ask(model + "-busy", QUESTION), 429)) instanceof Anthropic.RateLimitError);
});

check(MESSAGES, "errors in stream", async (model) => {
  for (const name of [model + "-breaks", model + "-cut"]) {
    await raises(async () => all(await ask(name, QUESTION, { stream: true })));
  }
});

check(MESSAGES, "abort", async (model) => {
  const before = await cancels();
  const stream = client.messages.stream({ model: model + "-slow", max_tokens: 500, messages: [user(QUESTION)] });
  stream.on("text", () => stream.abort());
  await raises(() => stream.done());
  await noticedCancel(before);
});

check(MESSAGES, "list models", async (model) => {
  assert.ok((await all(client.models.list())).some((listed) => listed.id === model));
});

await run("node @anthropic-ai/sdk " + VERSION);
