"""What jsonschema finds of JSON values by a schema of draft 2020-12.

schema.py SCHEMA VALUES    VALUES is a JSON list; prints a list of true and false

The schema must itself be valid, and every example in it by the part it stands in.
"""

import json
import sys

from jsonschema import Draft202012Validator


def examples(schema, part):
    if isinstance(part, dict):
        for example in part.get("examples", []) if isinstance(part.get("examples"), list) else []:
            yield schema.evolve(schema=part), example
        for key, inner in part.items():
            if key != "examples":
                yield from examples(schema, inner)
    elif isinstance(part, list):
        for inner in part:
            yield from examples(schema, inner)


text = json.load(open(sys.argv[1], encoding="utf-8"))
Draft202012Validator.check_schema(text)
schema = Draft202012Validator(text)
count = 0
for part, example in examples(schema, text):
    part.validate(example)
    count += 1
assert count > 60, count
values = json.load(open(sys.argv[2], encoding="utf-8"))
json.dump([schema.is_valid(value) for value in values], sys.stdout)
