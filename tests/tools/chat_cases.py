#!/usr/bin/env python3
"""Writes tests/data/chat_cases.json: what Jinja 3.1, set as Transformers sets it, makes of the chat templates under
tests/data/chat_templates and of the expressions in tests/data/jinja_expressions.txt. Needs python3-jinja2; run by hand after a
change of either. Expressions behind the line "## refused" must be refused, whatever Jinja makes of them."""
import json
import pathlib
from datetime import datetime

import jinja2
import jinja2.ext
import jinja2.sandbox

DATA = pathlib.Path(__file__).resolve().parent.parent / "data"
NOW = datetime(2024, 7, 5, 13, 4, 9)


class Generation(jinja2.ext.Extension):
    tags = {"generation"}

    def parse(self, parser):
        line = next(parser.stream).lineno
        body = parser.parse_statements(["name:endgeneration"], drop_needle=True)
        return jinja2.nodes.CallBlock(self.call_method("_body"), [], [], body).set_lineno(line)

    def _body(self, caller):
        return caller()


def raise_exception(message):
    raise jinja2.exceptions.TemplateError(message)


def to_json(value, ensure_ascii=False, indent=None, separators=None, sort_keys=False):
    return json.dumps(value, ensure_ascii=ensure_ascii, indent=indent, separators=separators, sort_keys=sort_keys)


ENVIRONMENT = jinja2.sandbox.ImmutableSandboxedEnvironment(
    trim_blocks=True, lstrip_blocks=True, extensions=[Generation, jinja2.ext.loopcontrols])
ENVIRONMENT.filters["tojson"] = to_json
ENVIRONMENT.globals["raise_exception"] = raise_exception
ENVIRONMENT.globals["strftime_now"] = NOW.strftime


def render(source, messages=(), tools=None, documents=None, prompt=False, tokens=None, variables=None):
    """{"text": ...}, or {"line": ...} (0: unknown) where Jinja raises an error, with "message" for raise_exception."""
    try:
        text = ENVIRONMENT.from_string(source).render(
            **(tokens or {}), messages=list(messages), tools=tools, documents=documents, add_generation_prompt=prompt, **(variables or {}))
        return {"text": text}
    except jinja2.TemplateSyntaxError as error:
        return {"line": error.lineno}
    except Exception as error:  # whatever a template can cause
        line, frame = 0, error.__traceback__
        while frame:
            line = frame.tb_lineno if frame.tb_frame.f_code.co_filename == "<template>" else line
            frame = frame.tb_next
        asked = type(error) is jinja2.exceptions.TemplateError
        return {"line": line, "message": str(error)} if asked else {"line": line}


def message(role, content, **more):
    return {"role": role, "content": content, **more}


WEATHER = {"type": "function", "function": {
    "name": "get_weather", "description": "Says what the weather is like",
    "parameters": {"type": "object", "properties": {
        "city": {"type": "string", "description": "Größe & <Ort>"}, "unit": {"type": "string", "enum": ["°C", "°F"]},
        "days": {"type": "array", "items": {"type": "integer"}}}, "required": ["city"]},
    "return": {"type": "string"}}}
CLOCK = {"type": "function", "function": {"name": "now", "parameters": {"type": "object", "properties": {}}}}
CALL = {"id": "abc123def", "type": "function", "function": {"name": "get_weather", "arguments": {"city": "Zürich", "days": [1, 2.5, None, True]}}}
ASKED = message("user", "What is the weather in Zürich?")

CONVERSATIONS = {
    "one": [message("user", "Hello!")],
    "two": [message("user", "Hello!"), message("assistant", "Hi, how can I help?")],
    "many": [message("user", "  Hi  "), message("assistant", " Yes? \n"), message("user", "One\n\nmore"), message("assistant", "Fine."),
             message("user", "Bye")],
    "system": [message("system", "You are a pirate. "), message("user", "Who are you?")],
    "system, many": [message("system", "Be brief."), message("user", "A"), message("assistant", "B"), message("user", "C")],
    "unicode": [message("system", "Ü\u00a0"), message("user", "日本語 😀 «quotes» \u2003"), message("assistant", "e\u0301 it's \"so\" \\ <b>&")],
    "empty": [message("user", ""), message("assistant", ""), message("user", "\n")],
    "markup in text": [message("user", "{{ 1 + 1 }} {% if %} [INST] <|im_end|> </s>")],
    "assistant first": [message("assistant", "Hello")],
    "twice the user": [message("user", "a"), message("user", "b")],
    "system only": [message("system", "x")],
    "late system": [message("user", "a"), message("system", "b")],
    "other role": [message("user", "a"), message("narrator", "b")],
    "no messages": [],
    "no content": [{"role": "user"}],
    "none": [message("user", None)],
    "number": [message("user", 5)],
    "parts": [message("user", [{"type": "text", "text": "look"}, {"type": "image"}, {"type": "text", "text": "here"}])],
    "thoughts": [message("user", "a"), message("assistant", "<think>\nhm\n</think>\n\nb"), message("user", "c"),
                 message("assistant", "<think>x</think>d")],
    "call": [ASKED, message("assistant", None, tool_calls=[CALL])],
    "call, answer": [message("system", "Use tools."), ASKED, message("assistant", "", tool_calls=[CALL]),
                     message("tool", '{"t": 21}', name="get_weather", tool_call_id="abc123def"), message("assistant", "21 degrees."),
                     message("user", "Thanks")],
    "two calls": [ASKED, message("assistant", "I look.", tool_calls=[CALL, CALL]), message("tool", "a", tool_call_id="abc123def"),
                  message("tool", {"t": [1, "x"]}, tool_call_id="abc123def"), message("user", "And?")],
    "bad call": [ASKED, message("assistant", "", tool_calls=[{"function": {"name": "now", "arguments": {}}, "id": "short"}])],
}
TOKENS = {"bos_token": "<s>", "eos_token": "</s>"}


def template_cases():
    for path in sorted((DATA / "chat_templates").glob("*.jinja")):
        source = path.read_text(encoding="utf-8")
        for name, messages in CONVERSATIONS.items():
            settings = [{}, {"prompt": True}, {"prompt": True, "tools": [WEATHER, CLOCK]}]
            if path.stem == "llama31":
                settings.append({"tools": [WEATHER], "variables": {"tools_in_user_message": False, "date_string": "1 May 2024"}})
                settings.append({"variables": {"builtin_tools": ["get_weather", "code_interpreter", "brave_search"]}})
            if path.stem == "macros":
                settings.append({"prompt": True, "variables": {"enable_thinking": False}})
            for given in settings:
                result = render(source, messages, tokens=TOKENS, **given)
                yield {"template": path.stem, "conversation": name, **given, **result}


VARIABLES = {
    "s": "Hello, World", "u": "Grüße 😀 ñ", "e": "", "n": None, "t": True, "f": False, "i": 7, "z": 0, "neg": -3, "x": 2.5,
    "l": [1, 2, 3, "a"], "el": [], "ed": {}, "w": "  pad\t\n", "multi": "one\ntwo\n\nthree", "big": 9007199254740993, "fl": 1e22, "sm": 1e-7,
    "d": {"b": 2, "a": 1, "items": "own", "key": {"deep": [{"x": 1}, {"x": 2, "y": "q"}]}}, "q": "it's \"x\" \\ \n \u00a0\u200b",
    "people": [{"name": "Bo", "age": 3}, {"name": "al", "age": 9}, {"name": "Cy"}]}


def expression_cases():
    refused = False
    for line in (DATA / "jinja_expressions.txt").read_text(encoding="utf-8").split("\n"):
        if line.startswith("##"):
            refused = refused or line.startswith("## refused")
        elif line.strip():
            source = line.replace("⏎", "\n")
            source = source if any(mark in source for mark in ("{{", "{%", "{#")) else "{{ " + source + " }}"
            yield {"source": source, **({"line": 0} if refused else render(source, variables=VARIABLES))}


def main():
    cases = {"tokens": TOKENS, "conversations": CONVERSATIONS, "templates": list(template_cases()), "variables": VARIABLES,
             "expressions": list(expression_cases())}
    with open(DATA / "chat_cases.json", "w", encoding="utf-8") as file:
        parts = []
        for key, value in cases.items():
            if isinstance(value, list):
                rows = ",\n".join(json.dumps(each, ensure_ascii=False) for each in value)
                parts.append(f"{json.dumps(key)}: [\n{rows}\n]")
            else:
                parts.append(f"{json.dumps(key)}: {json.dumps(value, ensure_ascii=False)}")
        file.write("{\n" + ",\n".join(parts) + "\n}\n")


main()
