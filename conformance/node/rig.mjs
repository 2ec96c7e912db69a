// What the checks of every SDK share: where the gateway is, what is asked, and how results are written.

import assert from "node:assert/strict";

export const ROOT = process.env.CONFORMANCE_ROOT;
export const KEY = process.env.CONFORMANCE_KEY;
const METRICS = process.env.CONFORMANCE_METRICS;
const UPSTREAMS = ["chat", "responses", "anthropic", "gemini"];

export const SYSTEM = "You answer briefly.";
export const QUESTION = "How high is the tower?";
export const WEATHER = "What is the weather in Oslo?";
export const PARALLEL = "Weather and time in parallel, please.";
export const RESULT = "Rain, 7 degrees";

export const CITY = {
  type: "object",
  properties: { city: { type: "string" } },
  required: ["city"],
  additionalProperties: false,
};

// google-genai takes a list for one text of many parts, where the model's name has "gemini" in it.
export const EMBED = { "sim-chat": "embed-chat", "sim-gemini": "embed-google" };

// One red pixel.
export const PNG =
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==";

export { assert };

const checks = [];

// Adds the check of a feature: a function of the model's name, run once for each upstream.
export function check(client, feature, action, upstreams = UPSTREAMS) {
  checks.push({ client, feature, action, upstreams });
}

export function answered(text) {
  assert.ok(text?.includes("ToRouter simulator"), `no answer of the simulator: ${JSON.stringify(text)}`);
}

export function quotes(text, what) {
  answered(text);
  assert.ok(text.includes(what), `${what} is not quoted in ${text}`);
}

export function counted(...numbers) {
  for (const number of numbers) assert.ok(number > 0, `a count is missing: ${numbers}`);
}

export async function raises(action, status) {
  try {
    await action();
  } catch (error) {
    if (status !== undefined) assert.equal(error.status ?? error.statusCode, status, `status of ${error}`);
    return error;
  }
  assert.fail("no error was raised");
}

export async function all(iterable) {
  const items = [];
  for await (const item of iterable) items.push(item);
  return items;
}

// How many clients have left, as the gateway counts them.
export async function cancels() {
  const lines = (await (await fetch(METRICS)).text()).split("\n");
  return lines
    .filter((line) => line.startsWith("torouter_client_cancels_total"))
    .reduce((sum, line) => sum + Number(line.split(" ").at(-1)), 0);
}

export async function noticedCancel(before) {
  const deadline = Date.now() + 4000;
  while (Date.now() < deadline) {
    if ((await cancels()) > before) return;
    await new Promise((resume) => setTimeout(resume, 50));
  }
  assert.fail("the gateway did not notice that the client left");
}

async function runOne(sdk, { client, feature, action, upstream }) {
  let error = null;
  try {
    await action("sim-" + upstream);
  } catch (problem) {
    error = `${problem?.name}: ${problem?.message}`;
    if (process.env.CONFORMANCE_TRACE) console.error(problem);
  }
  console.log(JSON.stringify({ sdk, client, feature, upstream, error }));
}

// Runs all checks and writes a line of JSON for each. Aborts come last and one by one.
export async function run(sdk) {
  const wanted = process.argv.slice(2);
  const jobs = checks
    .flatMap((one) => one.upstreams.map((upstream) => ({ ...one, upstream })))
    .filter((job) => !wanted.length || wanted.some((w) => `${job.client}/${job.feature}/${job.upstream}`.includes(w)));
  const together = jobs.filter((job) => job.feature !== "abort");
  const lanes = Array.from({ length: 6 }, async () => {
    for (let job = together.shift(); job; job = together.shift()) await runOne(sdk, job);
  });
  await Promise.all(lanes);
  for (const job of jobs.filter((one) => one.feature === "abort")) await runOne(sdk, job);
  process.exit(0);
}
