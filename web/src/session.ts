/**
 * What is open, what is saved and what the pages show. The text itself is in `doc`; every change of it is
 * kept in the browser at once, so that neither a reload nor a stopped program loses anything.
 */
import * as api from "./api";
import { doc, type Path } from "./doc";
import * as editor from "./editor";
import { setSchema, type Schema } from "./schema";
import { getLang, refusal, setLang, t, type Lang } from "./words";

export interface Page { id: string; url: string; width: number; height: number }
export interface Notice { kind: "info" | "warning"; text: string; actions: { label: string; run: () => void }[] }
interface Draft { text: string; base: string | null }

export const state = {
  hello: null as api.Hello | null,
  /** The file's name; null for a memo without one. */
  name: null as string | null,
  /** Mark of the file as it was last read or written; null while there is no file. */
  base: null as string | null,
  /** The text as the file has it. */
  onDisk: "",
  pages: [] as Page[],
  spots: [] as api.Spot[],
  diagnostics: [] as api.Diagnostic[],
  /** The pages are of an older text, since this one has mistakes. */
  stale: false,
  /** Version of the text whose answer is shown. */
  shown: -1,
  away: "" as "" | "away" | "token",
  notice: null as Notice | null,
  tab: "form" as "form" | "json",
  side: "edit" as "edit" | "pages",
  /** The field that has the focus. */
  focus: null as Path | null,
  dialog: null as null | "open" | "save",
};

const listeners = new Set<() => void>();
export const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => void listeners.delete(listener);
};
export function update(change: Partial<typeof state> = {}) {
  Object.assign(state, change);
  listeners.forEach((listener) => listener());
}

export const dirty = () => doc.text !== state.onDisk;

// ── drafts ──────────────────────────────────────────────────────────────────────────────────────────

const draftKey = (name: string | null) => `saraban:${state.hello?.desk}:${name ?? ""}`;

function keep() {
  try {
    if (dirty()) localStorage.setItem(draftKey(state.name), JSON.stringify({ text: doc.text, base: state.base } satisfies Draft));
    else localStorage.removeItem(draftKey(state.name));
  } catch {
    update({ notice: { kind: "warning", text: t("full"), actions: [] } });
  }
}

function draft(name: string | null): Draft | null {
  try {
    return JSON.parse(localStorage.getItem(draftKey(name)) ?? "null");
  } catch {
    return null;
  }
}

// ── pages ───────────────────────────────────────────────────────────────────────────────────────────

/** Drawings by fingerprint, so that undoing needs none anew. */
const drawings = new Map<string, string>();
const MOST_DRAWINGS = 60;

function keepDrawing(drawn: api.Drawn): Page {
  let url = drawings.get(drawn.id);
  if (url) drawings.delete(drawn.id);
  else url = URL.createObjectURL(new Blob([drawn.svg ?? ""], { type: "image/svg+xml" }));
  drawings.set(drawn.id, url);
  return { id: drawn.id, url, width: drawn.width, height: drawn.height };
}

function forget() {
  const shown = new Set(state.pages.map((page) => page.id));
  for (const [id, url] of drawings) {
    if (drawings.size <= MOST_DRAWINGS) break;
    if (shown.has(id)) continue;
    URL.revokeObjectURL(url);
    drawings.delete(id);
  }
}

let drawing = false;

/** Asks for the pages; one question at a time, and after an answer the newest text only. */
export async function draw() {
  if (drawing) return;
  drawing = true;
  try {
    while (state.shown !== doc.version) {
      const version = doc.version;
      const known = [...drawings.keys()];
      const sheet = await api.render(doc.text, state.name ?? "", getLang(), known);
      if (state.away === "away") update({ away: "" });
      if (sheet) show(sheet, version, known);
    }
  } catch (error) {
    lost(error);
  } finally {
    drawing = false;
  }
}

function show(sheet: api.Sheet, version: number, known: string[]) {
  const current = version === doc.version;
  const change: Partial<typeof state> = { shown: version, stale: !sheet.pages };
  if (sheet.pages) {
    // A drawing forgotten while the answer was on its way must come again.
    if (sheet.pages.some((page) => !page.svg && !drawings.has(page.id))) {
      known.length = 0;
      change.shown = -1;
    } else change.pages = sheet.pages.map(keepDrawing);
    change.spots = sheet.spots;
  }
  if (current || change.pages) change.diagnostics = sheet.diagnostics;
  update(change);
  if (current) editor.mark(sheet.diagnostics);
  forget();
}

/** Draws anew though the text is the same: another language, another program. */
export function redraw() {
  state.shown = -1;
  void draw();
}

function lost(error: unknown) {
  const code = error instanceof api.Refused ? error.code : "bug";
  if (code === "token" || code === "away") {
    update({ away: code });
    if (code === "away") setTimeout(() => (state.away === "away" ? redraw() : undefined), 1500);
  } else warn(code);
}

function warn(code: string) {
  update({ notice: { kind: "warning", text: refusal(code), actions: [] } });
}

const codeOf = (error: unknown) => (error instanceof api.Refused ? error.code : "bug");

// ── files ───────────────────────────────────────────────────────────────────────────────────────────

let watching: AbortController | null = null;

async function watch() {
  watching?.abort();
  const control = (watching = new AbortController());
  while (!control.signal.aborted && state.name && state.base) {
    if (document.visibilityState === "hidden") {
      // A hidden tab must not hold one of the few connections a browser has.
      await new Promise((resolve) => document.addEventListener("visibilitychange", resolve, { once: true }));
      continue;
    }
    try {
      const theirs = await api.watch(state.name, state.base, control.signal);
      if (theirs && !control.signal.aborted && theirs.tag !== state.base) changedOutside(theirs);
    } catch (error) {
      if (control.signal.aborted) return;
      if (codeOf(error) === "token") return update({ away: "token" });
      await new Promise((resolve) => setTimeout(resolve, 1500));
    }
  }
}

function changedOutside(theirs: api.OnDisk) {
  const unsaved = dirty() && doc.text !== theirs.text;
  Object.assign(state, { base: theirs.tag, onDisk: theirs.text });
  if (!unsaved) {
    doc.replace(theirs.text);
    keep();
    return update({ notice: { kind: "info", text: t("reread"), actions: [] } });
  }
  keep();
  conflict(theirs);
}

function conflict(theirs: api.OnDisk) {
  update({
    notice: {
      kind: "warning",
      text: t("changed_outside"),
      actions: [
        { label: t("take_theirs"), run: () => (doc.replace(theirs.text), update({ notice: null })) },
        { label: t("keep_mine"), run: () => update({ notice: null }) },
      ],
    },
  });
}

function load(name: string | null, disk: api.OnDisk | null, fresh: string) {
  Object.assign(state, { name, base: disk?.tag ?? null, onDisk: disk?.text ?? "", notice: null, dialog: null, shown: -1 });
  const mine = draft(name);
  doc.load(mine?.text ?? disk?.text ?? fresh);
  if (mine && disk && mine.text !== disk.text) {
    if (mine.base !== disk.tag) conflict(disk);
    else {
      const back = { label: t("use_file"), run: () => (doc.replace(disk.text), update({ notice: null })) };
      state.notice = { kind: "info", text: t("restored"), actions: [back] };
    }
  }
  try {
    sessionStorage.setItem("saraban-name", name ?? "");
  } catch {
    // Then a reload begins with the first file.
  }
  document.title = `${name ?? t("untitled")} — saraban`;
  update();
  void watch();
}

export async function openFile(name: string) {
  try {
    load(name, await api.open(name), "");
  } catch (error) {
    if (codeOf(error) === "unknown" && state.hello?.only === name) load(name, null, state.hello.start);
    else lost(error);
  }
}

/** Begins a memo without a file. In a preview of one file it is that file's text that is replaced. */
export function begin(text: string) {
  if (state.hello?.only) {
    doc.replace(text);
    return update({ dialog: null });
  }
  localStorage.removeItem(draftKey(null));
  load(null, null, text);
  keep();
}

export async function openSample(name: string) {
  try {
    begin((await api.sample(name)).text);
  } catch (error) {
    lost(error);
  }
}

export async function save(as?: string) {
  const name = as ?? state.name;
  if (!name) return update({ dialog: "save" });
  const text = doc.text;
  try {
    const { tag } = await api.save(name, text, as ? null : state.base);
    if (as) localStorage.removeItem(draftKey(state.name));
    Object.assign(state, { name, base: tag, onDisk: text, notice: null, dialog: null });
    sessionStorage.setItem("saraban-name", name);
    document.title = `${name} — saraban`;
    if (as && state.hello && !state.hello.files.includes(name)) state.hello.files.push(name);
    keep();
    update();
    void watch();
  } catch (error) {
    const code = codeOf(error);
    if (code === "changed") {
      const theirs = await api.open(name).catch(() => null);
      if (theirs) {
        Object.assign(state, { base: theirs.tag, onDisk: theirs.text });
        return conflict(theirs);
      }
    }
    lost(error);
  }
}

const stem = () => (state.name ?? "memo.json").replace(/\.json$/i, "");

function give(blob: Blob, name: string) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}

export async function download(format: "pdf" | "docx" | "json") {
  if (format === "json") return give(new Blob([doc.text], { type: "application/json" }), `${stem()}.json`);
  try {
    give(await api.document(format, doc.text, state.name ?? "", getLang()), `${stem()}.${format}`);
  } catch (error) {
    lost(error);
  }
}

// ── places ──────────────────────────────────────────────────────────────────────────────────────────

/** The form's field for a place in the text, if there is one. */
function field(offset: number): HTMLElement | null {
  for (let path = doc.pathAt(offset); ; path = path.slice(0, -1)) {
    const key = CSS.escape(JSON.stringify(path));
    const found = document.querySelector<HTMLElement>(`[data-path="${key}"]`);
    if (found || !path.length) return found;
  }
}

/** Goes to what a diagnostic tells of. A field that is missing has a place in the form only. */
export function visit(found: api.Diagnostic) {
  const missing = found.slug === "missing-field" ? /`([^`]+)`/.exec(found.message)?.[1] : undefined;
  jump(found.from, found.to, missing === undefined ? undefined : [...doc.objectAt(found.from), missing]);
}

/** Goes to a place of the text, in the form if it has a field for it. */
export function jump(from: number, to: number, path?: Path) {
  update({ side: "edit" });
  const missing = path && document.querySelector<HTMLElement>(`[data-path="${CSS.escape(JSON.stringify(path))}"]`);
  const control = state.tab === "form" && doc.sound ? missing ?? field(from + 1) ?? field(from) : null;
  if (!control) {
    update({ tab: "json" });
    return requestAnimationFrame(() => doc.reveal(from, to));
  }
  for (let box = control.closest("details"); box; box = box.parentElement?.closest("details") ?? null) box.open = true;
  control.focus({ preventScroll: true });
  control.scrollIntoView({ block: "center", behavior: matchMedia("(prefers-reduced-motion: reduce)").matches ? "auto" : "smooth" });
  return undefined;
}

export function speak(lang: Lang) {
  setLang(lang);
  try {
    localStorage.setItem("saraban:lang", lang);
  } catch {
    // Then it is Thai again next time.
  }
  document.documentElement.lang = lang;
  update();
  redraw();
}

export async function start() {
  setLang(localStorage.getItem("saraban:lang") === "en" ? "en" : "th");
  document.documentElement.lang = getLang();
  doc.start(editor.extensions());
  doc.subscribe(() => {
    keep();
    update();
    void draw();
  });
  try {
    const hello = await api.hello();
    setSchema(hello.schema as Schema);
    update({ hello });
    const last = sessionStorage.getItem("saraban-name");
    const name = hello.only ?? (last && hello.files.includes(last) ? last : null);
    if (name) await openFile(name);
    else if (draft(null) || last === "") load(null, null, hello.start);
    else if (hello.files.length === 1) await openFile(hello.files[0]!);
    else {
      load(null, null, hello.start);
      update({ dialog: "open" });
    }
  } catch (error) {
    lost(error);
  }
}
