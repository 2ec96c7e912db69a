"""What the checks of every SDK share: where the gateway is, what is asked, and how results are written."""

import json
import os
import sys
import time
import traceback
import urllib.request
from concurrent.futures import ThreadPoolExecutor

ROOT = os.environ["CONFORMANCE_ROOT"]
METRICS = os.environ["CONFORMANCE_METRICS"]
KEY = os.environ["CONFORMANCE_KEY"]
UPSTREAMS = ["chat", "responses", "anthropic", "gemini"]

SYSTEM = "You answer briefly."
QUESTION = "How high is the tower?"
WEATHER = "What is the weather in Oslo?"
PARALLEL = "Weather and time in parallel, please."
RESULT = "Rain, 7 degrees"

CITY = {"type": "object", "properties": {"city": {"type": "string"}}, "required": ["city"], "additionalProperties": False}
PLACE = {
    "type": "object",
    "properties": {"name": {"type": "string"}, "height": {"type": "integer"}},
    "required": ["name", "height"],
    "additionalProperties": False,
}

# One red pixel, and the smallest document that is one.
PNG = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg=="
PDF = "JVBERi0xLjAKMSAwIG9iajw8L1R5cGUvQ2F0YWxvZz4+ZW5kb2JqCnRyYWlsZXI8PC9Sb290IDEgMCBSPj4="

# google-genai takes a list for one text of many parts, where the model's name has "gemini" in it.
EMBED = {"sim-chat": "embed-chat", "sim-gemini": "embed-google"}

_checks = []


def check(client, feature, upstreams=UPSTREAMS):
    """Marks a function (model) -> None as the check of a feature, to be run once for each upstream."""

    def mark(function):
        _checks.append((client, feature, upstreams, function))
        return function

    return mark


def expect(fact, words):
    if not fact:
        raise AssertionError(words)


def equal(actual, expected, words=""):
    if actual != expected:
        raise AssertionError(f"{words or 'value'}: expected {expected!r}, came {actual!r}")


def answered(text):
    expect("ToRouter simulator" in (text or ""), f"no answer of the simulator: {text!r}")


def quotes(text, what):
    answered(text)
    expect(what in text, f"{what!r} is not quoted in {text!r}")


def named(answered, asked):
    """Answers that pass unchanged have the upstream's name of the model, all others the client's."""
    expect(answered in (asked, "simulator"), f"another model answered: {answered}")


def one_call(model, calls):
    """Parallel calls were switched off, for which Gemini has no switch."""
    if model != "sim-gemini":
        equal(len(calls), 1, "calls where only one may be")


def stopped(model, text):
    """The Responses API has no stop sequences: they are dropped there, and named as such."""
    if model != "sim-responses":
        expect("simulator" not in text, "the stop sequence is in the answer")


def counted(*numbers):
    for number in numbers:
        expect(isinstance(number, int) and number > 0, f"a count is missing: {numbers}")


def raises(kind, action, status=None):
    """Runs the action, which must fail with that class of the SDK, and gives the error back."""
    try:
        action()
    except kind as error:
        code = getattr(error, "status_code", getattr(error, "code", None))
        if status is not None:
            equal(code, status, "status")
        return error
    raise AssertionError(f"no {kind.__name__} was raised")


def cancels():
    """How many clients have left, as the gateway counts them."""
    with urllib.request.urlopen(METRICS, timeout=10) as answer:
        lines = answer.read().decode().splitlines()
    return sum(float(line.rsplit(" ", 1)[1]) for line in lines if line.startswith("torouter_client_cancels_total"))


def noticed_cancel(before):
    deadline = time.monotonic() + 4
    while time.monotonic() < deadline:
        if cancels() > before:
            return
        time.sleep(0.05)
    raise AssertionError("the gateway did not notice that the client left")


def _run(sdk, client, feature, upstream, function):
    try:
        function("sim-" + upstream)
        error = None
    except Exception as problem:  # noqa: BLE001: whatever goes wrong is the result
        error = f"{type(problem).__name__}: {problem}"
        if os.environ.get("CONFORMANCE_TRACE"):
            traceback.print_exc()
    return {"sdk": sdk, "client": client, "feature": feature, "upstream": upstream, "error": error}


def run(sdk):
    """Runs all checks that were marked, and writes a line of JSON for each. Aborts come last and one by one."""
    wanted = sys.argv[1:]
    jobs = [
        (client, feature, upstream, function)
        for client, feature, upstreams, function in _checks
        for upstream in upstreams
        if not wanted or any(word in f"{client}/{feature}/{upstream}" for word in wanted)
    ]
    jobs.sort(key=lambda job: job[1] == "abort")
    alone = [job for job in jobs if job[1] == "abort"]
    with ThreadPoolExecutor(6) as pool:
        for result in pool.map(lambda job: _run(sdk, *job), jobs[: len(jobs) - len(alone)]):
            print(json.dumps(result), flush=True)
    for job in alone:
        print(json.dumps(_run(sdk, *job)), flush=True)
