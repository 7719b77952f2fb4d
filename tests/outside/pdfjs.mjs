// The text of each PDF file's pages as pdf.js reads it, the viewer of browsers: a JSON list on standard output.
//
// node pdfjs.mjs FILE...    SARABAN_PDFJS names the folder of pdfjs-dist.

import { readFile } from "node:fs/promises";
import { pathToFileURL } from "node:url";

const folder = process.env.SARABAN_PDFJS;
const { getDocument } = await import(pathToFileURL(`${folder}/legacy/build/pdf.mjs`));

async function pages(path) {
  const data = new Uint8Array(await readFile(path));
  const pdf = await getDocument({ data, verbosity: 0, useSystemFonts: false }).promise;
  const texts = [];
  for (let number = 1; number <= pdf.numPages; number++) {
    const { items } = await (await pdf.getPage(number)).getTextContent();
    texts.push(items.map((item) => item.str + (item.hasEOL ? "\n" : "")).join(""));
  }
  return texts;
}

const files = [];
for (const path of process.argv.slice(2)) files.push(await pages(path));
process.stdout.write(JSON.stringify(files));
