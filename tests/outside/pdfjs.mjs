// What pdf.js, the viewer of browsers, finds in PDF files, as JSON on standard output.
//
// node pdfjs.mjs text FILE...         the text of each file's pages
// node pdfjs.mjs find WORDS FILE...   how often the viewer's search finds each word (a JSON list) in each file
//
// SARABAN_PDFJS names the folder of pdfjs-dist.

import { readFile } from "node:fs/promises";
import { pathToFileURL } from "node:url";

const load = (part) => import(pathToFileURL(`${process.env.SARABAN_PDFJS}/legacy/${part}`));
const pdfjs = await load("build/pdf.mjs");

async function open(path) {
  const data = new Uint8Array(await readFile(path));
  return pdfjs.getDocument({ data, verbosity: 0, useSystemFonts: false }).promise;
}

async function pages(path) {
  const pdf = await open(path);
  const texts = [];
  for (let number = 1; number <= pdf.numPages; number++) {
    const { items } = await (await pdf.getPage(number)).getTextContent();
    texts.push(items.map((item) => item.str + (item.hasEOL ? "\n" : "")).join(""));
  }
  return texts;
}

// The viewer's search needs no page, but the file that holds it looks for one as it is loaded.
async function viewer() {
  globalThis.pdfjsLib = pdfjs;
  globalThis.window ??= { requestAnimationFrame: (then) => setTimeout(then, 0) };
  globalThis.document ??= { documentElement: { style: {} }, createElement: () => ({ style: {} }) };
  return load("web/pdf_viewer.mjs");
}

async function matches(path, words) {
  const { EventBus, PDFFindController } = await viewer();
  const pdf = await open(path);
  const counts = [];
  for (const query of words) {
    const eventBus = new EventBus();
    const linkService = { pagesCount: pdf.numPages, page: 1 };
    // It tells the count once, when the last page is searched.
    const find = new PDFFindController({ linkService, eventBus, updateMatchesCountOnProgress: false });
    const told = new Promise((tell) => eventBus.on("updatefindmatchescount", (event) => tell(event.matchesCount)));
    find.setDocument(pdf);
    eventBus.dispatch("find", { type: "", query, highlightAll: true, matchDiacritics: true });
    counts.push((await told).total);
  }
  return counts;
}

const [what, ...rest] = process.argv.slice(2);
const words = what === "find" ? JSON.parse(rest.shift()) : null;
const found = [];
for (const path of rest) found.push(await (words ? matches(path, words) : pages(path)));
process.stdout.write(JSON.stringify(found));
