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
  /** The same of the file as it was last heard of. It differs from `base` until it is said which of two texts counts. */
  heard: null as string | null,
  /** The text as the file has it. */
  onDisk: "",
  /** The file's lines end as Windows ends them. */
  crlf: false,
  /** The text a memo without a file was begun with. */
  begun: null as string | null,
  pages: [] as Page[],
  spots: [] as api.Spot[],
  diagnostics: [] as api.Diagnostic[],
  /** The pictures of the text that is shown. */
  pictures: [] as api.Seen[],
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

function stored<T>(storage: Storage, key: string): T | null {
  try {
    return JSON.parse(storage.getItem(key) ?? "null");
  } catch {
    return null;
  }
}

const draft = (name: string | null) => stored<Draft>(localStorage, draftKey(name));

/** Whether there is work without a file that another memo would take the place of. */
export const unfiled = () => {
  const mine = state.hello?.only ? null : draft(null);
  return !!mine && mine.text !== state.begun && mine.text !== state.hello?.start;
};

/** What can be undone is kept over a reload of the tab. Another tab may have dropped the draft: it is kept again. */
function leave() {
  keep();
  try {
    sessionStorage.setItem("saraban-past", JSON.stringify({ key: draftKey(state.name), past: doc.past }));
  } catch {
    sessionStorage.removeItem("saraban-past");
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
  if (current && JSON.stringify(sheet.pictures) !== JSON.stringify(state.pictures)) {
    change.pictures = sheet.pictures;
    queueMicrotask(watch);
  }
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
  while (!control.signal.aborted) {
    const file = state.name && state.heard ? { name: state.name, tag: state.heard } : null;
    if (!file && !state.pictures.length) return;
    if (document.visibilityState === "hidden") {
      // A hidden tab must not hold one of the few connections a browser has.
      await new Promise((resolve) => document.addEventListener("visibilitychange", resolve, { once: true }));
      continue;
    }
    try {
      const news = await api.watch(file, state.pictures, control.signal);
      if (control.signal.aborted) return;
      if (news?.file && news.file.tag !== state.heard) changedOutside(read(news.file));
      if (news?.pictures) {
        redraw();
        // The answer begins the watch anew, with the pictures as they are by then.
        await new Promise((resolve) => setTimeout(resolve, 1000));
      }
    } catch (error) {
      if (control.signal.aborted) return;
      if (codeOf(error) === "token") return update({ away: "token" });
      await new Promise((resolve) => setTimeout(resolve, 1500));
    }
  }
}

/** A file's text with the line ends of the editor, which are put back when it is saved. */
function read(disk: api.OnDisk): api.OnDisk {
  state.crlf = disk.text.includes("\r\n");
  return { ...disk, text: disk.text.replace(/\r\n?/g, "\n") };
}

function adopt(theirs: api.OnDisk) {
  Object.assign(state, { base: theirs.tag, heard: theirs.tag, onDisk: theirs.text, notice: null });
  keep();
}

function changedOutside(theirs: api.OnDisk) {
  if (dirty() && doc.text !== theirs.text) return conflict(theirs);
  adopt(theirs);
  doc.replace(theirs.text);
  update({ notice: { kind: "info", text: t("reread"), actions: [] } });
}

/** Asks which text counts. Until that is said, saving is refused, since the file is not the one that was read. */
function conflict(theirs: api.OnDisk) {
  const mine = () => (adopt(theirs), update());
  const take = () => (adopt(theirs), doc.replace(theirs.text), update());
  const actions = [{ label: t("take_theirs"), run: take }, { label: t("keep_mine"), run: mine }];
  update({ heard: theirs.tag, notice: { kind: "warning", text: t("changed_outside"), actions } });
}

function load(name: string | null, disk: api.OnDisk | null, fresh: string) {
  const mine = draft(name);
  const tag = disk?.tag ?? null;
  Object.assign(state, { name, base: tag, heard: tag, onDisk: disk?.text ?? "", notice: null, dialog: null, shown: -1, pictures: [] });
  const left = stored<{ key: string; past: unknown }>(sessionStorage, "saraban-past");
  doc.load(mine?.text ?? disk?.text ?? fresh, left?.key === draftKey(name) ? left.past : undefined);
  if (mine && disk && mine.text !== disk.text) {
    if (mine.base !== disk.tag) {
      state.base = mine.base;
      keep();
      conflict(disk);
    } else {
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
    load(name, read(await api.open(name)), "");
  } catch (error) {
    // A file that is not there yet, or was taken away under unsaved work.
    if (codeOf(error) === "unknown" && state.hello && (state.hello.only === name || draft(name))) load(name, null, state.hello.start);
    else lost(error);
  }
}

/**
 * Begins a memo without a file; in a preview of one file it is that file's text that is replaced. What stood
 * there comes back by undoing.
 */
export function begin(text: string) {
  if (!state.hello?.only && state.name !== null) load(null, null, text);
  doc.replace(text);
  update({ dialog: null, notice: null, begun: doc.text });
}

/** Goes back to the work without a file. */
export const resume = () => load(null, null, state.hello?.start ?? "");
export const resumable = () => state.name !== null && unfiled();

export async function openSample(name: string) {
  try {
    begin((await api.sample(name)).text);
  } catch (error) {
    lost(error);
  }
}

let saving = false;

export async function save(as?: string) {
  const name = as ?? state.name;
  if (!name) return update({ dialog: "save" });
  if (saving) return;
  saving = true;
  const text = doc.text;
  try {
    const { tag } = await api.save(name, state.crlf ? text.replace(/\n/g, "\r\n") : text, as ? null : state.base);
    if (as) localStorage.removeItem(draftKey(state.name));
    Object.assign(state, { name, base: tag, heard: tag, onDisk: text, notice: null, dialog: null });
    sessionStorage.setItem("saraban-name", name);
    document.title = `${name} — saraban`;
    if (as && state.hello && !state.hello.files.includes(name)) state.hello.files.push(name);
    keep();
    update();
    void watch();
  } catch (error) {
    const code = codeOf(error);
    if (!as && (code === "changed" || code === "taken")) {
      const theirs = await api.open(name).catch(() => null);
      if (theirs) return conflict(read(theirs));
    }
    if (!as && code === "unknown") {
      // Saving again makes it anew.
      Object.assign(state, { base: null, heard: null });
      return update({ notice: { kind: "warning", text: t("gone"), actions: [] } });
    }
    lost(error);
  } finally {
    saving = false;
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
  addEventListener("pagehide", leave);
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
    const name = hello.only ?? (last && (hello.files.includes(last) || draft(last)) ? last : null);
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
