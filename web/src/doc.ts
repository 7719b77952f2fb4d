/**
 * The memo being written. Its text is the one truth: the form reads it through a tree and writes it by
 * small edits, so that form and JSON are always in step, share one history, and keep remarks and layout.
 */
import { EditorSelection, EditorState, Transaction, type Extension } from "@codemirror/state";
import { EditorView } from "@codemirror/view";
import { history, historyField, isolateHistory, redo, redoDepth, undo, undoDepth } from "@codemirror/commands";
import { findNodeAtLocation, findNodeAtOffset, getLocation, getNodePath, modify, parseTree, type Node, type ParseError } from "jsonc-parser";

export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };
export type Path = (string | number)[];

const FORMAT = { tabSize: 2, insertSpaces: true, eol: "\n" };

class Doc {
  view!: EditorView;
  /** Counts the changes of the text. */
  version = 0;
  private listeners = new Set<() => void>();
  private parsed: { version: number; tree: Node | undefined; errors: number } | null = null;
  private extensions: Extension = [];

  start(extensions: Extension) {
    this.extensions = [
      extensions,
      EditorView.updateListener.of((update) => {
        if (update.docChanged) this.changed();
      }),
    ];
    this.view = new EditorView({ state: this.fresh("") });
  }

  private fresh(text: string, past?: unknown) {
    const extensions = [history({ newGroupDelay: 800 }), this.extensions];
    if ((past as { doc?: string } | undefined)?.doc === text) {
      try {
        return EditorState.fromJSON(past, { extensions }, { history: historyField });
      } catch {
        // Of another version: then nothing can be undone.
      }
    }
    return EditorState.create({ doc: text, extensions });
  }

  /** The text with its history, to be loaded again. */
  get past(): unknown {
    return this.view.state.toJSON({ history: historyField });
  }

  private changed() {
    this.version++;
    this.listeners.forEach((listener) => listener());
  }

  subscribe(listener: () => void) {
    this.listeners.add(listener);
    return () => void this.listeners.delete(listener);
  }

  get text() {
    return this.view.state.doc.toString();
  }

  /** Begins with another text, and the history it had if that is known. */
  load(text: string, past?: unknown) {
    this.view.setState(this.fresh(text, past));
    this.changed();
  }

  /** Takes another text in the place of this one; it can be undone. */
  replace(text: string) {
    const old = this.text;
    if (old === text) return;
    const [from, to, insert] = difference(old, text);
    this.view.dispatch({ changes: { from, to, insert }, annotations: [Transaction.userEvent.of("input.replace"), isolateHistory.of("full")] });
  }

  private parse() {
    if (this.parsed?.version !== this.version) {
      const errors: ParseError[] = [];
      const tree = parseTree(this.text, errors, { disallowComments: true, allowTrailingComma: false });
      const broken = tree?.type === "object" ? errors.length : errors.length + 1;
      this.parsed = { version: this.version, tree, errors: broken };
    }
    return this.parsed;
  }

  /** Whether the text is JSON at all; else only the text itself can be edited. */
  get sound() {
    return this.parse().errors === 0;
  }

  node(path: Path): Node | undefined {
    const tree = this.parse().tree;
    return tree && (path.length ? findNodeAtLocation(tree, path) : tree);
  }

  get(path: Path): Json | undefined {
    const node = this.node(path);
    return node && valueOf(node);
  }

  /** Writes a value; `undefined` takes its field away. */
  set(path: Path, value: Json | undefined, event = "input.type.form") {
    if (!this.sound) return;
    const node = this.node(path);
    if (node && value !== undefined && same(valueOf(node), value)) return;
    this.apply(modify(this.text, path, value, { formattingOptions: FORMAT }), event);
  }

  insert(path: Path, index: number, value: Json) {
    if (!this.sound) return;
    const edits = modify(this.text, [...path, index], value, { formattingOptions: FORMAT, isArrayInsertion: true });
    this.apply(edits, "input.add");
  }

  remove(path: Path) {
    if (this.sound) this.apply(modify(this.text, path, undefined, { formattingOptions: FORMAT }), "delete.form");
  }

  /** Lets two elements of a list change places, each as it was written. */
  swap(path: Path, one: number, other: number) {
    const list = this.node(path)?.children;
    const [a, b] = [list?.[Math.min(one, other)], list?.[Math.max(one, other)]];
    if (!a || !b || !this.sound) return;
    const part = (node: Node) => this.text.slice(node.offset, node.offset + node.length);
    this.view.dispatch({
      changes: [
        { from: a.offset, to: a.offset + a.length, insert: part(b) },
        { from: b.offset, to: b.offset + b.length, insert: part(a) },
      ],
      userEvent: "move.form",
      annotations: isolateHistory.of("full"),
    });
  }

  private apply(edits: { offset: number; length: number; content: string }[], event: string) {
    if (!edits.length) return;
    const changes = edits.map(({ offset, length, content }) => {
      const [from, to, insert] = difference(this.text.slice(offset, offset + length), content);
      return { from: offset + from, to: offset + to, insert };
    });
    // Only what is typed in one go is undone in one go.
    const annotations = event.startsWith("input.type") ? [] : [isolateHistory.of("full")];
    this.view.dispatch({ changes, userEvent: event, annotations });
  }

  /** The way to the value at an offset. */
  pathAt(offset: number): Path {
    const path = getLocation(this.text, offset).path;
    // Between two values the parser names the next one, which need not be there.
    while (path.length && !this.node(path)) path.pop();
    return path;
  }

  /** The way to the object that begins at an offset. */
  objectAt(offset: number): Path {
    const tree = this.parse().tree;
    const node = tree && findNodeAtOffset(tree, offset + 1);
    return node ? getNodePath(node) : [];
  }

  range(path: Path): [number, number] | null {
    const node = this.node(path);
    return node ? [node.offset, node.offset + node.length] : null;
  }

  /** Shows a stretch of the text in the editor. */
  reveal(from: number, to: number) {
    const end = this.view.state.doc.length;
    const selection = EditorSelection.range(Math.min(from, end), Math.min(to, end));
    this.view.dispatch({ selection, effects: EditorView.scrollIntoView(selection, { y: "center" }) });
    this.view.focus();
  }

  undo = () => undo(this.view);
  redo = () => redo(this.view);
  get undoable() {
    return undoDepth(this.view.state) > 0;
  }
  get redoable() {
    return redoDepth(this.view.state) > 0;
  }
}

/** What must be put in place of what, to make one text of another: from, to, insert. */
function difference(old: string, text: string): [number, number, string] {
  let start = 0;
  const most = Math.min(old.length, text.length);
  while (start < most && old[start] === text[start]) start++;
  let end = 0;
  while (end < most - start && old[old.length - 1 - end] === text[text.length - 1 - end]) end++;
  return [start, old.length - end, text.slice(start, text.length - end)];
}

function valueOf(node: Node): Json {
  if (node.type === "array") return (node.children ?? []).map(valueOf);
  if (node.type !== "object") return node.value as Json;
  const entries = (node.children ?? []).map((property) => {
    const [key, value] = property.children ?? [];
    return [key!.value, value ? valueOf(value) : null];
  });
  return Object.fromEntries(entries);
}

const same = (a: Json, b: Json) => JSON.stringify(a) === JSON.stringify(b);

export const doc = new Doc();
export const keyOf = (path: Path) => JSON.stringify(path);
