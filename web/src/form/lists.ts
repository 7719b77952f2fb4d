/** Values that are one or a list, and texts that may be objects. */
import { doc, type Json, type Path } from "../doc";

type Obj = { [key: string]: Json };
export const isObject = (value: Json | undefined): value is Obj => typeof value === "object" && value !== null && !Array.isArray(value);

/** The paths of the entries: a value alone is the only one. */
export function entries(path: Path): Path[] {
  const value = doc.get(path);
  if (value === undefined || value === null) return [];
  return Array.isArray(value) ? value.map((_, index) => [...path, index]) : [path];
}

export function addTo(path: Path, entry: Json, lone = false) {
  const value = doc.get(path);
  if (value === undefined || value === null) doc.set(path, lone ? entry : [entry], "input.add");
  else if (Array.isArray(value)) doc.insert(path, value.length, entry);
  else doc.set(path, [value, entry], "input.add");
}

export function takeFrom(path: Path, index: number) {
  const value = doc.get(path);
  if (Array.isArray(value) && value.length > 1) doc.remove([...path, index]);
  else doc.set(path, undefined, "delete.form");
}

/** Where the main text of a value stands: itself, or a key of it. */
export const main = (path: Path, key: string): Path => (isObject(doc.get(path)) ? [...path, key] : path);

/** Sets a part of a value that may be a bare text so far (`key` is the text's own place). */
export function setPart(path: Path, key: string, part: string, value: Json | undefined) {
  const old = doc.get(path);
  if (isObject(old)) doc.set([...path, part], value);
  else if (value !== undefined) doc.set(path, { [key]: old ?? "", [part]: value });
}
