"""The google-genai package."""

import base64

from google import genai
from google.genai import errors, types
from pydantic import BaseModel

from rig import (
    CITY, EMBED, KEY, PARALLEL, PDF, PNG, QUESTION, RESULT, ROOT, SYSTEM, WEATHER,
    answered, cancels, check, counted, equal, expect, named, noticed_cancel, quotes, raises, run, stopped,
)

GEMINI = "gemini.generate"


def connect(key):
    # The client closes its connections when it is collected, so it must be kept.
    return genai.Client(api_key=key, http_options=types.HttpOptions(base_url=ROOT, timeout=30_000))


client = connect(KEY)


class Place(BaseModel):
    name: str
    height: int


def declaration(name):
    return types.FunctionDeclaration(
        name=name,
        description="Looks it up",
        parameters=types.Schema(
            type="OBJECT", properties={"city": types.Schema(type="STRING")}, required=["city"]
        ),
    )


TOOLS = [types.Tool(function_declarations=[declaration("weather"), declaration("time")])]
NOT_AUTOMATIC = types.AutomaticFunctionCallingConfig(disable=True)


def ask(model, contents, **config):
    if "tools" in config:
        config["automatic_function_calling"] = NOT_AUTOMATIC
    return client.models.generate_content(
        model=model, contents=contents, config=types.GenerateContentConfig(**config)
    )


def calling(mode, *names):
    return types.ToolConfig(
        function_calling_config=types.FunctionCallingConfig(mode=mode, allowed_function_names=list(names) or None)
    )


@check(GEMINI, "create")
def create(model):
    answer = ask(model, QUESTION, system_instruction=SYSTEM, temperature=0.5, max_output_tokens=500)
    quotes(answer.text, QUESTION)
    equal(answer.candidates[0].finish_reason, types.FinishReason.STOP)
    named(answer.model_version, model)
    counted(answer.usage_metadata.prompt_token_count, answer.usage_metadata.candidates_token_count)


@check(GEMINI, "multi-turn")
def turns(model):
    history = [
        types.Content(role="user", parts=[types.Part(text="Hello")]),
        types.Content(role="model", parts=[types.Part(text="Hi")]),
        types.Content(role="user", parts=[types.Part(text=QUESTION)]),
    ]
    quotes(ask(model, history).text, QUESTION)


@check(GEMINI, "stream")
def stream(model):
    chunks = list(client.models.generate_content_stream(model=model, contents=QUESTION))
    expect(len(chunks) > 4, "not streamed")
    quotes("".join(chunk.text or "" for chunk in chunks), QUESTION)
    equal(chunks[-1].candidates[0].finish_reason, types.FinishReason.STOP)
    counted(chunks[-1].usage_metadata.prompt_token_count, chunks[-1].usage_metadata.candidates_token_count)


@check(GEMINI, "stream helper")
def chats(model):
    chat = client.chats.create(model=model)
    quotes("".join(chunk.text or "" for chunk in chat.send_message_stream("Hello there")), "Hello there")
    quotes(chat.send_message(QUESTION).text, QUESTION)
    roles = [turn.role for turn in chat.get_history()]
    equal((roles[0], roles[-2], roles[-1]), ("user", "user", "model"), "turns")


@check(GEMINI, "tool")
def one_tool(model):
    tools = [types.Tool(function_declarations=[declaration("weather")])]
    (call,) = ask(model, WEATHER, tools=tools).function_calls
    equal(call.name, "weather")
    expect("city" in call.args, call.args)


@check(GEMINI, "parallel tools")
def parallel(model):
    equal(sorted(call.name for call in ask(model, PARALLEL, tools=TOOLS).function_calls), ["time", "weather"])


@check(GEMINI, "tool loop")
def loop(model):
    asked = types.Content(role="user", parts=[types.Part(text=PARALLEL)])
    answer = ask(model, [asked], tools=TOOLS)
    results = [
        types.Part(function_response=types.FunctionResponse(id=call.id, name=call.name, response={"result": RESULT}))
        for call in answer.function_calls
    ]
    history = [asked, answer.candidates[0].content, types.Content(role="user", parts=results)]
    quotes(ask(model, history, tools=TOOLS).text, RESULT)


@check(GEMINI, "automatic functions")
def automatic(model):
    def weather(city: str) -> str:
        """Looks it up."""
        return RESULT

    answer = client.models.generate_content(
        model=model, contents=WEATHER, config=types.GenerateContentConfig(tools=[weather])
    )
    quotes(answer.text, RESULT)


@check(GEMINI, "tool choice")
def choice(model):
    expect(ask(model, QUESTION, tools=TOOLS, tool_config=calling("ANY")).function_calls, "any, and none called")
    named = ask(model, QUESTION, tools=TOOLS, tool_config=calling("ANY", "time")).function_calls
    equal(named[0].name, "time")
    answered(ask(model, QUESTION, tools=TOOLS, tool_config=calling("NONE")).text)


@check(GEMINI, "structured output")
def parse(model):
    answer = ask(model, QUESTION, response_mime_type="application/json", response_schema=Place)
    expect(isinstance(answer.parsed, Place), f"nothing parsed from {answer.text}")
    other = ask(model, QUESTION, response_mime_type="application/json", response_json_schema=Place.model_json_schema())
    expect(Place.model_validate_json(other.text), "no JSON of the schema")


@check(GEMINI, "vision")
def vision(model):
    image = types.Part.from_bytes(data=base64.b64decode(PNG), mime_type="image/png")
    quotes(ask(model, [image, QUESTION]).text, QUESTION)


@check(GEMINI, "document")
def document(model):
    file = types.Part.from_bytes(data=base64.b64decode(PDF), mime_type="application/pdf")
    quotes(ask(model, [file, QUESTION]).text, QUESTION)


@check(GEMINI, "limits")
def limits(model):
    equal(ask(model, QUESTION, max_output_tokens=3).candidates[0].finish_reason, types.FinishReason.MAX_TOKENS)
    stopped(model, ask(model, QUESTION, stop_sequences=["simulator"]).text)


@check(GEMINI, "reasoning asked")
def reasoning(model):
    thinking = types.ThinkingConfig(include_thoughts=True, thinking_budget=1024)
    quotes(ask(model, QUESTION, thinking_config=thinking).text, QUESTION)


@check(GEMINI, "count tokens")
def count(model):
    counted(client.models.count_tokens(model=model, contents=QUESTION).total_tokens)


@check(GEMINI, "errors")
def failures(model):
    raises(errors.ClientError, lambda: ask("no-such-model", QUESTION), 404)
    raises(errors.ClientError, lambda: ask(model + "-busy", QUESTION), 429)
    stranger = connect("sk-wrong")
    raises(
        errors.ClientError, lambda: stranger.models.generate_content(model=model, contents=QUESTION), 401
    )


@check(GEMINI, "errors in stream")
def stream_errors(model):
    for name in (model + "-breaks", model + "-cut"):
        try:
            chunks = list(client.models.generate_content_stream(model=name, contents=QUESTION))
        except Exception:  # noqa: BLE001: the SDK raises errors of several kinds
            continue
        ended = [chunk for chunk in chunks if chunk.candidates and chunk.candidates[0].finish_reason]
        expect(not ended, "a broken stream looks whole")


@check(GEMINI, "abort")
def abort(model):
    before = cancels()
    chunks = client.models.generate_content_stream(model=model + "-slow", contents=QUESTION)
    for _ in zip(range(3), chunks):
        pass
    chunks.close()
    noticed_cancel(before)


@check(GEMINI, "list models")
def models(model):
    expect("models/" + model in [listed.name for listed in client.models.list()], "not listed")
    equal(client.models.get(model=model).name, "models/" + model)


@check(GEMINI, "embeddings", ["gemini", "chat"])
def embeddings(model):
    answer = client.models.embed_content(
        model=EMBED[model], contents=["one", "two"], config=types.EmbedContentConfig(output_dimensionality=64)
    )
    equal([len(one.values) for one in answer.embeddings], [64, 64], "dimensions")


run("python google-genai " + genai.__version__)
