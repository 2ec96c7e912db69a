// The @google/genai package.

import { readFileSync } from "node:fs";
import { FunctionCallingConfigMode, GoogleGenAI, Type } from "@google/genai";

import {
  EMBED, KEY, PARALLEL, PNG, QUESTION, RESULT, ROOT, SYSTEM,
  all, assert, cancels, check, counted, noticedCancel, quotes, raises, run,
} from "./rig.mjs";

const GEMINI = "gemini.generate";
const client = new GoogleGenAI({ apiKey: KEY, httpOptions: { baseUrl: ROOT, timeout: 30_000 } });

const parameters = { type: Type.OBJECT, properties: { city: { type: Type.STRING } }, required: ["city"] };
const tools = [
  { functionDeclarations: ["weather", "time"].map((name) => ({ name, description: "Looks it up", parameters })) },
];
const ask = (model, contents, config = {}) => client.models.generateContent({ model, contents, config });

check(GEMINI, "create", async (model) => {
  const answer = await ask(model, QUESTION, { systemInstruction: SYSTEM });
  quotes(answer.text, QUESTION);
  assert.equal(answer.candidates[0].finishReason, "STOP");
  counted(answer.usageMetadata.promptTokenCount, answer.usageMetadata.candidatesTokenCount);
});

check(GEMINI, "stream", async (model) => {
  const chunks = await all(await client.models.generateContentStream({ model, contents: QUESTION }));
  quotes(chunks.map((chunk) => chunk.text ?? "").join(""), QUESTION);
  assert.equal(chunks.at(-1).candidates[0].finishReason, "STOP");
});

check(GEMINI, "stream helper", async (model) => {
  const chat = client.chats.create({ model });
  const chunks = await all(await chat.sendMessageStream({ message: "Hello there" }));
  quotes(chunks.map((chunk) => chunk.text ?? "").join(""), "Hello there");
  quotes((await chat.sendMessage({ message: QUESTION })).text, QUESTION);
  const roles = chat.getHistory().map((turn) => turn.role);
  assert.deepEqual([roles[0], ...roles.slice(-2)], ["user", "user", "model"]);
});

check(GEMINI, "tool loop", async (model) => {
  const asked = { role: "user", parts: [{ text: PARALLEL }] };
  const answer = await ask(model, [asked], { tools });
  assert.deepEqual(answer.functionCalls.map((call) => call.name).sort(), ["time", "weather"]);
  const parts = answer.functionCalls.map(({ id, name }) => ({
    functionResponse: { id, name, response: { result: RESULT } },
  }));
  quotes((await ask(model, [asked, answer.candidates[0].content, { role: "user", parts }], { tools })).text, RESULT);
});

check(GEMINI, "tool choice", async (model) => {
  const answer = await ask(model, QUESTION, {
    tools,
    toolConfig: { functionCallingConfig: { mode: FunctionCallingConfigMode.ANY, allowedFunctionNames: ["time"] } },
  });
  assert.equal(answer.functionCalls[0].name, "time");
});

check(GEMINI, "structured output", async (model) => {
  const answer = await ask(model, QUESTION, {
    responseMimeType: "application/json",
    responseSchema: {
      type: Type.OBJECT,
      properties: { name: { type: Type.STRING }, height: { type: Type.INTEGER } },
      required: ["name", "height"],
    },
  });
  assert.equal(typeof JSON.parse(answer.text).height, "number");
});

check(GEMINI, "vision", async (model) => {
  const parts = [{ inlineData: { mimeType: "image/png", data: PNG } }, { text: QUESTION }];
  quotes((await ask(model, [{ role: "user", parts }])).text, QUESTION);
});

check(GEMINI, "count tokens", async (model) => {
  counted((await client.models.countTokens({ model, contents: QUESTION })).totalTokens);
});

check(GEMINI, "errors", async (model) => {
  await raises(() => ask("no-such-model", QUESTION), 404);
  await raises(() => ask(model + "-busy", QUESTION), 429);
});

check(GEMINI, "errors in stream", async (model) => {
  for (const name of [model + "-breaks", model + "-cut"]) {
    await raises(async () => all(await client.models.generateContentStream({ model: name, contents: QUESTION })));
  }
});

check(GEMINI, "abort", async (model) => {
  const before = await cancels();
  const abort = new AbortController();
  const chunks = await client.models.generateContentStream({
    model: model + "-slow",
    contents: QUESTION,
    config: { abortSignal: abort.signal },
  });
  await raises(async () => {
    for await (const _ of chunks) abort.abort();
  });
  await noticedCancel(before);
});

check(GEMINI, "list models", async (model) => {
  const listed = await all(await client.models.list());
  assert.ok(listed.some((one) => one.name === "models/" + model));
});

check(
  GEMINI,
  "embeddings",
  async (model) => {
    const answer = await client.models.embedContent({
      model: EMBED[model],
      contents: ["one", "two"],
      config: { outputDimensionality: 64 },
    });
    assert.deepEqual(answer.embeddings.map((one) => one.values.length), [64, 64]);
  },
  ["gemini", "chat"],
);

const manifest = new URL("../node_modules/@google/genai/package.json", import.meta.url);
await run("node @google/genai " + JSON.parse(readFileSync(manifest)).version);
