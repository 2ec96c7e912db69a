"""The openai package, over Chat Completions and Responses."""

import openai
from pydantic import BaseModel

from rig import (
    CITY, EMBED, KEY, PARALLEL, PDF, PNG, QUESTION, RESULT, ROOT, SYSTEM, WEATHER,
    answered, cancels, check, counted, equal, expect, named, noticed_cancel, one_call, quotes, raises, run, stopped,
)

CHAT = "openai.chat"
RESPONSES = "openai.responses"
client = openai.OpenAI(base_url=ROOT + "/v1", api_key=KEY, max_retries=0, timeout=30)


class Place(BaseModel):
    name: str
    height: int


def user(content):
    return {"role": "user", "content": content}


def chat_tool(name):
    return {"type": "function", "function": {"name": name, "description": "Looks it up", "parameters": CITY, "strict": True}}


def flat_tool(name):
    return {"type": "function", "name": name, "description": "Looks it up", "parameters": CITY, "strict": True}


# Chat Completions


@check(CHAT, "create")
def chat_create(model):
    answer = client.chat.completions.create(
        model=model, messages=[{"role": "system", "content": SYSTEM}, user(QUESTION)], temperature=0.5, max_tokens=500
    )
    quotes(answer.choices[0].message.content, QUESTION)
    equal(answer.choices[0].finish_reason, "stop")
    named(answer.model, model)
    equal(answer.object, "chat.completion")
    counted(answer.usage.prompt_tokens, answer.usage.completion_tokens)
    equal(answer.usage.total_tokens, answer.usage.prompt_tokens + answer.usage.completion_tokens)


@check(CHAT, "multi-turn")
def chat_turns(model):
    answer = client.chat.completions.create(
        model=model,
        messages=[
            {"role": "developer", "content": SYSTEM},
            user("Hello"),
            {"role": "assistant", "content": "Hello to you"},
            user(QUESTION),
        ],
    )
    quotes(answer.choices[0].message.content, QUESTION)


@check(CHAT, "stream")
def chat_stream(model):
    chunks = list(
        client.chat.completions.create(
            model=model, messages=[user(QUESTION)], stream=True, stream_options={"include_usage": True}
        )
    )
    quotes("".join(c.choices[0].delta.content or "" for c in chunks if c.choices), QUESTION)
    equal([c.choices[0].finish_reason for c in chunks if c.choices and c.choices[0].finish_reason], ["stop"])
    expect(len(chunks) > 4, "not streamed")
    counted(chunks[-1].usage.prompt_tokens, chunks[-1].usage.completion_tokens)


@check(CHAT, "stream helper")
def chat_helper(model):
    kinds = []
    with client.chat.completions.stream(
        model=model, messages=[user(PARALLEL)], tools=[chat_tool("weather"), chat_tool("time")]
    ) as stream:
        for event in stream:
            kinds.append(event.type)
        final = stream.get_final_completion()
    calls = final.choices[0].message.tool_calls
    equal(sorted(call.function.name for call in calls), ["time", "weather"])
    expect("tool_calls.function.arguments.done" in kinds, f"no arguments.done in {set(kinds)}")
    equal(final.choices[0].finish_reason, "tool_calls")


@check(CHAT, "tool")
def chat_tool_call(model):
    answer = client.chat.completions.create(model=model, messages=[user(WEATHER)], tools=[chat_tool("weather")])
    (call,) = answer.choices[0].message.tool_calls
    equal(call.function.name, "weather")
    expect("city" in call.function.arguments, call.function.arguments)
    equal(answer.choices[0].finish_reason, "tool_calls")


@check(CHAT, "parallel tools")
def chat_parallel(model):
    tools = [chat_tool("weather"), chat_tool("time")]
    answer = client.chat.completions.create(model=model, messages=[user(PARALLEL)], tools=tools)
    calls = answer.choices[0].message.tool_calls
    equal(sorted(call.function.name for call in calls), ["time", "weather"])
    expect(len({call.id for call in calls}) == 2, "ids of calls are not their own")
    one = client.chat.completions.create(model=model, messages=[user(PARALLEL)], tools=tools, parallel_tool_calls=False)
    one_call(model, one.choices[0].message.tool_calls)


@check(CHAT, "tool loop")
def chat_loop(model):
    tools = [chat_tool("weather"), chat_tool("time")]
    messages = [user(PARALLEL)]
    answer = client.chat.completions.create(model=model, messages=messages, tools=tools).choices[0].message
    messages.append(answer)
    for call in answer.tool_calls:
        messages.append({"role": "tool", "tool_call_id": call.id, "content": RESULT})
    final = client.chat.completions.create(model=model, messages=messages, tools=tools)
    quotes(final.choices[0].message.content, RESULT)
    messages += [final.choices[0].message, user("Thank you for the " + QUESTION)]
    quotes(client.chat.completions.create(model=model, messages=messages).choices[0].message.content, "Thank you")


@check(CHAT, "tool choice")
def chat_choice(model):
    def ask(choice):
        return client.chat.completions.create(
            model=model,
            messages=[user(QUESTION)],
            tools=[chat_tool("weather"), chat_tool("time")],
            tool_choice=choice,
        ).choices[0].message

    expect(ask("required").tool_calls, "required, and none called")
    equal(ask({"type": "function", "function": {"name": "time"}}).tool_calls[0].function.name, "time")
    answered(ask("none").content)


@check(CHAT, "structured output")
def chat_parse(model):
    answer = client.chat.completions.parse(model=model, messages=[user(QUESTION)], response_format=Place)
    expect(isinstance(answer.choices[0].message.parsed, Place), "nothing parsed")


@check(CHAT, "vision")
def chat_vision(model):
    image = {"type": "image_url", "image_url": {"url": "data:image/png;base64," + PNG, "detail": "low"}}
    answer = client.chat.completions.create(model=model, messages=[user([{"type": "text", "text": QUESTION}, image])])
    quotes(answer.choices[0].message.content, QUESTION)


@check(CHAT, "document")
def chat_document(model):
    file = {"type": "file", "file": {"filename": "a.pdf", "file_data": "data:application/pdf;base64," + PDF}}
    answer = client.chat.completions.create(model=model, messages=[user([file, {"type": "text", "text": QUESTION}])])
    quotes(answer.choices[0].message.content, QUESTION)


@check(CHAT, "limits")
def chat_limits(model):
    short = client.chat.completions.create(model=model, messages=[user(QUESTION)], max_completion_tokens=3)
    equal(short.choices[0].finish_reason, "length")
    answer = client.chat.completions.create(model=model, messages=[user(QUESTION)], stop=["simulator"])
    equal(answer.choices[0].finish_reason, "stop")
    stopped(model, answer.choices[0].message.content)


@check(CHAT, "reasoning asked")
def chat_reasoning(model):
    answer = client.chat.completions.create(model=model, messages=[user(QUESTION)], reasoning_effort="low")
    quotes(answer.choices[0].message.content, QUESTION)


@check(CHAT, "errors")
def chat_errors(model):
    def ask(name, **more):
        return lambda: client.chat.completions.create(model=name, messages=[user(QUESTION)], **more)

    raises(openai.NotFoundError, ask("no-such-model"))
    busy = raises(openai.RateLimitError, ask(model + "-busy"))
    expect(busy.response.headers.get("retry-after") is not None, "no retry-after")
    raises(openai.BadRequestError, lambda: client.chat.completions.create(model=model, messages=[]))
    stranger = openai.OpenAI(base_url=ROOT + "/v1", api_key="sk-wrong", max_retries=0)
    raises(
        openai.AuthenticationError,
        lambda: stranger.chat.completions.create(model=model, messages=[user(QUESTION)]),
    )


@check(CHAT, "errors in stream")
def chat_stream_errors(model):
    for name in (model + "-breaks", model + "-cut"):
        raises(
            openai.APIError,
            lambda name=name: list(
                client.chat.completions.create(model=name, messages=[user(QUESTION)], stream=True)
            ),
        )


@check(CHAT, "abort")
def chat_abort(model):
    before = cancels()
    with client.chat.completions.create(model=model + "-slow", messages=[user(QUESTION)], stream=True) as stream:
        for _ in zip(range(3), stream):
            pass
    noticed_cancel(before)


# Responses


@check(RESPONSES, "create")
def responses_create(model):
    answer = client.responses.create(model=model, instructions=SYSTEM, input=QUESTION, max_output_tokens=500)
    quotes(answer.output_text, QUESTION)
    equal(answer.status, "completed")
    named(answer.model, model)
    counted(answer.usage.input_tokens, answer.usage.output_tokens)
    equal(answer.usage.total_tokens, answer.usage.input_tokens + answer.usage.output_tokens)


@check(RESPONSES, "multi-turn")
def responses_turns(model):
    answer = client.responses.create(
        model=model,
        store=False,
        input=[{"role": "developer", "content": SYSTEM}, user("Hello"), {"role": "assistant", "content": "Hi"}, user(QUESTION)],
    )
    quotes(answer.output_text, QUESTION)


@check(RESPONSES, "stream")
def responses_stream(model):
    events = list(client.responses.create(model=model, input=QUESTION, stream=True))
    equal([e.sequence_number for e in events], list(range(len(events))), "sequence numbers")
    equal(events[0].type, "response.created")
    equal(events[-1].type, "response.completed")
    text = "".join(e.delta for e in events if e.type == "response.output_text.delta")
    quotes(text, QUESTION)
    equal(events[-1].response.output_text, text)


@check(RESPONSES, "stream helper")
def responses_helper(model):
    kinds = []
    with client.responses.stream(
        model=model, input=PARALLEL, tools=[flat_tool("weather"), flat_tool("time")]
    ) as stream:
        for event in stream:
            kinds.append(event.type)
        final = stream.get_final_response()
    calls = [item for item in final.output if item.type == "function_call"]
    equal(sorted(call.name for call in calls), ["time", "weather"])
    expect("response.function_call_arguments.done" in kinds, f"no arguments.done in {set(kinds)}")


@check(RESPONSES, "tool")
def responses_tool(model):
    answer = client.responses.create(model=model, input=WEATHER, tools=[flat_tool("weather")])
    (call,) = [item for item in answer.output if item.type == "function_call"]
    equal(call.name, "weather")
    expect("city" in call.arguments, call.arguments)


@check(RESPONSES, "parallel tools")
def responses_parallel(model):
    tools = [flat_tool("weather"), flat_tool("time")]
    answer = client.responses.create(model=model, input=PARALLEL, tools=tools)
    equal(sorted(item.name for item in answer.output if item.type == "function_call"), ["time", "weather"])
    one = client.responses.create(model=model, input=PARALLEL, tools=tools, parallel_tool_calls=False)
    one_call(model, [item for item in one.output if item.type == "function_call"])


@check(RESPONSES, "tool loop")
def responses_loop(model):
    tools = [flat_tool("weather"), flat_tool("time")]
    history = [user(PARALLEL)]
    answer = client.responses.create(model=model, input=history, tools=tools, store=False)
    history += answer.output
    for call in answer.output:
        if call.type == "function_call":
            history.append({"type": "function_call_output", "call_id": call.call_id, "output": RESULT})
    final = client.responses.create(model=model, input=history, tools=tools, store=False)
    quotes(final.output_text, RESULT)


@check(RESPONSES, "stored responses")
def responses_stored(model):
    first = client.responses.create(model=model, input="Hello")
    second = client.responses.create(model=model, input=QUESTION, previous_response_id=first.id)
    quotes(second.output_text, QUESTION)
    expect(second.usage.input_tokens > first.usage.input_tokens, "the conversation before was not sent")
    again = client.responses.retrieve(second.id)
    equal(again.output_text, second.output_text)
    client.responses.delete(second.id)
    raises(openai.NotFoundError, lambda: client.responses.retrieve(second.id))


@check(RESPONSES, "tool choice")
def responses_choice(model):
    def ask(choice):
        return client.responses.create(
            model=model, input=QUESTION, tools=[flat_tool("weather"), flat_tool("time")], tool_choice=choice
        )

    expect([i for i in ask("required").output if i.type == "function_call"], "required, and none called")
    equal([i.name for i in ask({"type": "function", "name": "time"}).output if i.type == "function_call"], ["time"])
    answered(ask("none").output_text)


@check(RESPONSES, "structured output")
def responses_parse(model):
    answer = client.responses.parse(model=model, input=QUESTION, text_format=Place)
    expect(isinstance(answer.output_parsed, Place), "nothing parsed")


@check(RESPONSES, "vision")
def responses_vision(model):
    parts = [
        {"type": "input_text", "text": QUESTION},
        {"type": "input_image", "image_url": "data:image/png;base64," + PNG, "detail": "low"},
    ]
    quotes(client.responses.create(model=model, input=[user(parts)]).output_text, QUESTION)


@check(RESPONSES, "document")
def responses_document(model):
    parts = [
        {"type": "input_file", "filename": "a.pdf", "file_data": "data:application/pdf;base64," + PDF},
        {"type": "input_text", "text": QUESTION},
    ]
    quotes(client.responses.create(model=model, input=[user(parts)]).output_text, QUESTION)


@check(RESPONSES, "limits")
def responses_limits(model):
    short = client.responses.create(model=model, input=QUESTION, max_output_tokens=3)
    equal(short.status, "incomplete")
    equal(short.incomplete_details.reason, "max_output_tokens")


@check(RESPONSES, "reasoning asked")
def responses_reasoning(model):
    answer = client.responses.create(
        model=model,
        input=QUESTION,
        store=False,
        reasoning={"effort": "low", "summary": "auto"},
        include=["reasoning.encrypted_content"],
    )
    quotes(answer.output_text, QUESTION)


# The simulator calls functions only, so there must be a translation between.
@check(RESPONSES, "custom tool", ["chat", "anthropic", "gemini"])
def responses_custom(model):
    tool = {"type": "custom", "name": "weather", "description": "Takes a sentence"}
    answer = client.responses.create(model=model, input=WEATHER, tools=[tool], store=False)
    (call,) = [item for item in answer.output if item.type == "custom_tool_call"]
    history = [user(WEATHER), call, {"type": "custom_tool_call_output", "call_id": call.call_id, "output": RESULT}]
    quotes(client.responses.create(model=model, input=history, tools=[tool], store=False).output_text, RESULT)


@check(RESPONSES, "count tokens")
def responses_count(model):
    counted(client.responses.input_tokens.count(model=model, input=QUESTION).input_tokens)


@check(RESPONSES, "errors")
def responses_errors(model):
    raises(openai.NotFoundError, lambda: client.responses.create(model="no-such-model", input=QUESTION))
    busy = raises(openai.RateLimitError, lambda: client.responses.create(model=model + "-busy", input=QUESTION))
    expect(busy.response.headers.get("retry-after") is not None, "no retry-after")


@check(RESPONSES, "errors in stream")
def responses_stream_errors(model):
    for name in (model + "-breaks", model + "-cut"):
        try:
            events = list(client.responses.create(model=name, input=QUESTION, stream=True))
        except openai.APIError:
            continue
        equal(events[-1].type, "response.failed")


@check(RESPONSES, "abort")
def responses_abort(model):
    before = cancels()
    with client.responses.create(model=model + "-slow", input=QUESTION, stream=True) as stream:
        for _ in zip(range(4), stream):
            pass
    noticed_cancel(before)


# Beside generation


@check(CHAT, "list models")
def list_models(model):
    expect(model in [listed.id for listed in client.models.list()], "not listed")
    equal(client.models.retrieve(model).id, model)


@check(CHAT, "embeddings", ["chat", "gemini"])
def embeddings(model):
    # The SDK asks for Base64 by itself.
    answer = client.embeddings.create(model=EMBED[model], input=["one", "two"], dimensions=64)
    equal([len(one.embedding) for one in answer.data], [64, 64], "dimensions")
    plain = client.embeddings.create(model=EMBED[model], input="one", dimensions=64, encoding_format="float")
    expect(abs(plain.data[0].embedding[0] - answer.data[0].embedding[0]) < 1e-6, "Base64 and numbers differ")


@check(CHAT, "images", ["chat"])
def images(model):
    answer = client.images.generate(model=model + "-image", prompt="A grey pixel", size="1024x1024")
    expect(answer.data[0].b64_json or answer.data[0].url, "no image")


run("python openai " + openai.__version__)
