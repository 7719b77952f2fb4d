// What ajv, in its strict mode, finds of JSON values by a schema of draft 2020-12: a list of true and false.
//
// node ajv.mjs SCHEMA VALUES    SARABAN_AJV names the folder of ajv.

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

const Ajv = createRequire(import.meta.url)(`${process.env.SARABAN_AJV}/dist/2020.js`).default;
const read = (path) => JSON.parse(readFileSync(path, "utf8"));

// A block's keys are told apart before what they stand for is defined: no `strictRequired`.
const ajv = new Ajv({ strict: true, strictTypes: true, strictRequired: false, allowUnionTypes: true });
// Words of VS Code's own, which validators pass over.
ajv.addVocabulary(["markdownDescription", "errorMessage", "patternErrorMessage"]);
const valid = ajv.compile(read(process.argv[2]));
console.log(JSON.stringify(read(process.argv[3]).map((value) => valid(value))));
