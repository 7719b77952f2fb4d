/** The JSON view: completion from the schema, the program's own diagnostics, one history with the form. */
import { autocompletion, type Completion, closeBrackets, closeBracketsKeymap, completionKeymap, type CompletionContext, type CompletionResult } from "@codemirror/autocomplete";
import { defaultKeymap, historyKeymap } from "@codemirror/commands";
import { json } from "@codemirror/lang-json";
import { bracketMatching, foldGutter, foldKeymap, HighlightStyle, indentOnInput, indentUnit, syntaxHighlighting } from "@codemirror/language";
import { lintGutter, lintKeymap, setDiagnostics } from "@codemirror/lint";
import { highlightSelectionMatches, search, searchKeymap } from "@codemirror/search";
import { EditorState } from "@codemirror/state";
import { drawSelection, EditorView, highlightActiveLine, hoverTooltip, keymap, lineNumbers } from "@codemirror/view";
import { tags } from "@lezer/highlight";
import { getLocation } from "jsonc-parser";
import type { Diagnostic } from "./api";
import { doc } from "./doc";
import * as schema from "./schema";
import { t } from "./words";

const colours = HighlightStyle.define([
  { tag: tags.propertyName, color: "#1d4e89" },
  { tag: tags.string, color: "#2b5b34" },
  { tag: [tags.number, tags.bool, tags.null], color: "#8a3b12" },
  { tag: [tags.brace, tags.squareBracket, tags.separator], color: "#5b6472" },
]);

function complete(context: CompletionContext): CompletionResult | null {
  const text = context.state.doc.toString();
  const location = getLocation(text, context.pos);
  const typed = context.matchBefore(/"[^"\n]*|[\w-]*/);
  const from = typed?.from ?? context.pos;
  if (!context.explicit && !typed?.text) return null;
  const parent = location.path.slice(0, -1);
  const options = location.isAtPropertyKey
    ? keyOptions(parent)
    : schema.words(location.path).map((word) => ({ label: JSON.stringify(word), apply: put(JSON.stringify(word)), type: "enum" }));
  return options.length ? { from, options, validFor: /^"?[^"\n]*$/ } : null;
}

/** Puts a word in the place of what was typed, and of the quotation mark that was closed by itself. */
const put = (word: string, after = "") => (view: EditorView, _: Completion, from: number, to: number) => {
  const next = view.state.sliceDoc(to, to + 80);
  const closed = word.startsWith('"') && view.state.sliceDoc(from, to).startsWith('"') && next.startsWith('"');
  const end = closed ? to + 1 : to;
  const insert = word + (/^\s*:/.test(next.slice(closed ? 1 : 0)) ? "" : after);
  view.dispatch({ changes: { from, to: end, insert }, selection: { anchor: from + insert.length }, userEvent: "input.complete" });
};

function keyOptions(parent: (string | number)[]) {
  const there = doc.get(parent);
  const taken = there && typeof there === "object" ? Object.keys(there) : [];
  return schema
    .keys(parent)
    .filter(([key]) => !taken.includes(key))
    .map(([key, value]) => ({
      label: `"${key}"`,
      detail: value.title,
      info: schema.both(value),
      apply: put(`"${key}"`, ": "),
      type: "property",
    }));
}

const explain = hoverTooltip((view, pos) => {
  const path = getLocation(view.state.doc.toString(), pos).path;
  const about = path.length ? schema.about(path) : "";
  if (!about) return null;
  return {
    pos,
    create: () => {
      const dom = document.createElement("div");
      dom.className = "cm-explain";
      dom.append(Object.assign(document.createElement("strong"), { textContent: schema.title(path) }), ` ${about}`);
      return { dom };
    },
  };
});

/** What the editor is made of. `saveNow` answers Ctrl+S. */
export function extensions() {
  const nonce = document.querySelector<HTMLMetaElement>('meta[name="csp-nonce"]')?.content ?? "";
  return [
    EditorView.cspNonce.of(nonce),
    lineNumbers(), foldGutter(), lintGutter(), drawSelection(), indentOnInput(), bracketMatching(), closeBrackets(),
    autocompletion({ override: [complete], icons: false }), highlightActiveLine(), highlightSelectionMatches(), search({ top: true }),
    indentUnit.of("  "), EditorState.tabSize.of(2), EditorView.lineWrapping,
    json(), syntaxHighlighting(colours), explain,
    EditorView.contentAttributes.of({ "aria-label": "JSON", tabindex: "0" }),
    keymap.of([...closeBracketsKeymap, ...defaultKeymap, ...searchKeymap, ...historyKeymap, ...foldKeymap, ...completionKeymap, ...lintKeymap]),
  ];
}

/** Shows diagnostics in the text. */
export function mark(found: Diagnostic[]) {
  const end = doc.view.state.doc.length;
  const diagnostics = found.filter((one) => one.to <= end).map((one) => ({
    from: one.from,
    to: Math.max(one.to, one.from),
    severity: one.severity === "note" ? ("info" as const) : one.severity,
    message: one.hint ? `${one.message}\n${one.hint}` : one.message,
    source: one.slug,
    actions: one.mend ? [{ name: t("mend"), apply: () => mend(one) }] : [],
  }));
  doc.view.dispatch(setDiagnostics(doc.view.state, diagnostics));
}

/** Puts a mend into the text. */
export function mend({ mend }: Diagnostic) {
  if (mend) doc.view.dispatch({ changes: { from: mend.from, to: mend.to, insert: mend.text }, userEvent: "input.mend" });
}
