"""The anthropic package."""

import anthropic
from pydantic import BaseModel

from rig import (
    CITY, KEY, PARALLEL, PDF, PNG, QUESTION, RESULT, ROOT, SYSTEM, WEATHER,
    answered, cancels, check, counted, equal, expect, named, noticed_cancel, one_call, quotes, raises, run, stopped,
)

MESSAGES = "anthropic.messages"
client = anthropic.Anthropic(base_url=ROOT, api_key=KEY, max_retries=0, timeout=30)


class Place(BaseModel):
    name: str
    height: int


def user(content):
    return {"role": "user", "content": content}


def tool(name):
    return {"name": name, "description": "Looks it up", "input_schema": CITY}


TOOLS = [tool("weather"), tool("time")]


def ask(model, content, **more):
    messages = content if isinstance(content, list) and "role" in content[0] else [user(content)]
    return client.messages.create(model=model, max_tokens=more.pop("max_tokens", 500), messages=messages, **more)


def text(message):
    return "".join(block.text for block in message.content if block.type == "text")


def calls(message):
    return [block for block in message.content if block.type == "tool_use"]


@check(MESSAGES, "create")
def create(model):
    answer = ask(model, QUESTION, system=SYSTEM)
    quotes(text(answer), QUESTION)
    equal(answer.stop_reason, "end_turn")
    named(answer.model, model)
    counted(answer.usage.input_tokens, answer.usage.output_tokens)


@check(MESSAGES, "multi-turn")
def turns(model):
    system = [{"type": "text", "text": SYSTEM, "cache_control": {"type": "ephemeral"}}]
    history = [user("Hello"), {"role": "assistant", "content": [{"type": "text", "text": "Hi"}]}, user(QUESTION)]
    quotes(text(ask(model, history, system=system)), QUESTION)


@check(MESSAGES, "stream")
def stream(model):
    events = list(ask(model, QUESTION, stream=True))
    equal(events[0].type, "message_start")
    equal(events[-1].type, "message_stop")
    quotes("".join(e.delta.text for e in events if e.type == "content_block_delta"), QUESTION)
    (delta,) = [e for e in events if e.type == "message_delta"]
    equal(delta.delta.stop_reason, "end_turn")
    counted(delta.usage.output_tokens)


@check(MESSAGES, "stream helper")
def helper(model):
    with client.messages.stream(model=model, max_tokens=500, messages=[user(QUESTION)]) as events:
        quotes("".join(events.text_stream), QUESTION)
    with client.messages.stream(model=model, max_tokens=500, messages=[user(PARALLEL)], tools=TOOLS) as events:
        kinds = {event.type for event in events}
        final = events.get_final_message()
    equal(sorted(call.name for call in calls(final)), ["time", "weather"])
    expect("city" in calls(final)[0].input, "input was not put together")
    expect({"input_json", "content_block_stop", "message_stop"} <= kinds, f"events are missing in {kinds}")
    equal(final.stop_reason, "tool_use")


@check(MESSAGES, "tool")
def one_tool(model):
    answer = ask(model, WEATHER, tools=[tool("weather")])
    (call,) = calls(answer)
    equal(call.name, "weather")
    expect("city" in call.input, call.input)
    equal(answer.stop_reason, "tool_use")


@check(MESSAGES, "parallel tools")
def parallel(model):
    answer = ask(model, PARALLEL, tools=TOOLS)
    equal(sorted(call.name for call in calls(answer)), ["time", "weather"])
    one = ask(model, PARALLEL, tools=TOOLS, tool_choice={"type": "auto", "disable_parallel_tool_use": True})
    one_call(model, calls(one))


@check(MESSAGES, "tool loop")
def loop(model):
    history = [user(PARALLEL)]
    answer = ask(model, history, tools=TOOLS)
    results = [
        {
            "type": "tool_result",
            "tool_use_id": call.id,
            "content": [{"type": "text", "text": RESULT}],
            "is_error": index == 1,
        }
        for index, call in enumerate(calls(answer))
    ]
    history += [{"role": "assistant", "content": answer.content}, user(results)]
    final = ask(model, history, tools=TOOLS)
    quotes(text(final), RESULT)
    history += [{"role": "assistant", "content": final.content}, user("Thank you for the " + QUESTION)]
    quotes(text(ask(model, history)), "Thank you")


@check(MESSAGES, "tool choice")
def choice(model):
    expect(calls(ask(model, QUESTION, tools=TOOLS, tool_choice={"type": "any"})), "any, and none called")
    equal(calls(ask(model, QUESTION, tools=TOOLS, tool_choice={"type": "tool", "name": "time"}))[0].name, "time")
    answered(text(ask(model, QUESTION, tools=TOOLS, tool_choice={"type": "none"})))


@check(MESSAGES, "structured output")
def parse(model):
    answer = client.messages.parse(model=model, max_tokens=500, messages=[user(QUESTION)], output_format=Place)
    expect(isinstance(answer.parsed_output, Place), "nothing parsed")


@check(MESSAGES, "vision")
def vision(model):
    image = {"type": "image", "source": {"type": "base64", "media_type": "image/png", "data": PNG}}
    quotes(text(ask(model, [user([image, {"type": "text", "text": QUESTION}])])), QUESTION)


@check(MESSAGES, "document")
def document(model):
    file = {"type": "document", "source": {"type": "base64", "media_type": "application/pdf", "data": PDF}}
    quotes(text(ask(model, [user([file, {"type": "text", "text": QUESTION}])])), QUESTION)


@check(MESSAGES, "limits")
def limits(model):
    equal(ask(model, QUESTION, max_tokens=3).stop_reason, "max_tokens")
    stopped(model, text(ask(model, QUESTION, stop_sequences=["simulator"])))


@check(MESSAGES, "reasoning asked")
def reasoning(model):
    answer = ask(model, QUESTION, max_tokens=4000, thinking={"type": "enabled", "budget_tokens": 2000})
    quotes(text(answer), QUESTION)


@check(MESSAGES, "count tokens")
def count(model):
    counted(client.messages.count_tokens(model=model, messages=[user(QUESTION)], tools=TOOLS).input_tokens)


@check(MESSAGES, "errors")
def errors(model):
    raises(anthropic.NotFoundError, lambda: ask("no-such-model", QUESTION))
    busy = raises(anthropic.RateLimitError, lambda: ask(model + "-busy", QUESTION))
    equal(busy.body["type"], "error")
    expect(busy.response.headers.get("retry-after") is not None, "no retry-after")
    raises(anthropic.BadRequestError, lambda: client.messages.create(model=model, max_tokens=5, messages=[]))
    stranger = anthropic.Anthropic(base_url=ROOT, api_key="sk-wrong", max_retries=0)
    raises(
        anthropic.AuthenticationError,
        lambda: stranger.messages.create(model=model, max_tokens=5, messages=[user(QUESTION)]),
    )


@check(MESSAGES, "errors in stream")
def stream_errors(model):
    for name in (model + "-breaks", model + "-cut"):
        raises(anthropic.APIError, lambda name=name: list(ask(name, QUESTION, stream=True)))


@check(MESSAGES, "abort")
def abort(model):
    before = cancels()
    with client.messages.stream(model=model + "-slow", max_tokens=500, messages=[user(QUESTION)]) as events:
        for _ in zip(range(4), events):
            pass
    noticed_cancel(before)


@check(MESSAGES, "list models")
def models(model):
    expect(model in [listed.id for listed in client.models.list(limit=1000)], "not listed")
    equal(client.models.retrieve(model).id, model)


run("python anthropic " + anthropic.__version__)
