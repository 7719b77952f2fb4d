"""Holds a SARIF log against the schema of the standard: sarif.py SCHEMA LOG."""

import json
import sys

from jsonschema.validators import validator_for

schema, log = (json.load(open(path, encoding="utf-8")) for path in sys.argv[1:3])
errors = list(validator_for(schema)(schema).iter_errors(log))
for error in errors[:10]:
    print(f"{error.json_path}: {error.message[:200]}", file=sys.stderr)
sys.exit(bool(errors))
