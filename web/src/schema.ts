/** The schema of the memo: terms and explanations of the fields, and what may be written where. */
import type { Json, Path } from "./doc";
import { getLang } from "./words";

export interface Schema {
  $ref?: string;
  title?: string;
  description?: string;
  properties?: Record<string, Schema>;
  required?: string[];
  items?: Schema;
  anyOf?: Schema[];
  allOf?: Schema[];
  if?: Schema;
  then?: Schema;
  else?: Schema;
  enum?: Json[];
  const?: Json;
  type?: string | string[];
  examples?: Json[];
  $defs?: Record<string, Schema>;
}

let root: Schema = {};
export const setSchema = (schema: Schema) => void (root = schema);

/** Every schema a schema is made of, alternatives included. */
function parts(schema: Schema | undefined, seen = new Set<Schema>()): Schema[] {
  if (!schema || seen.has(schema)) return [];
  seen.add(schema);
  const named = schema.$ref ? root.$defs?.[schema.$ref.replace("#/$defs/", "")] : undefined;
  const inner = [named, ...(schema.anyOf ?? []), ...(schema.allOf ?? []), schema.then, schema.else];
  return [schema, ...inner.flatMap((part) => parts(part, seen))];
}

/** All schemas for a place. */
export function at(path: Path): Schema[] {
  return path.reduce<Schema[]>(
    (schemas, key) => schemas.flatMap((schema) => parts(typeof key === "number" ? schema.items : schema.properties?.[key])),
    parts(root),
  );
}

const first = (text: string) => text.split("\n\n");

/** The form's term for a field; its key where there is none. */
export function title(path: Path): string {
  const key = path.findLast((part) => typeof part === "string") as string | undefined;
  if (getLang() === "en" && key) return key.replace(/_/g, " ").replace(/^./, (c) => c.toUpperCase());
  return at(path).find((schema) => schema.title)?.title ?? key ?? "";
}

/** What a field is for, in the language of the page. */
export function about(path: Path): string {
  const description = at(path).find((schema) => schema.description)?.description ?? "";
  const [th, en] = first(description);
  return (getLang() === "th" ? th : en) ?? "";
}

export const example = (path: Path): string => {
  const value = at(path).flatMap((schema) => schema.examples ?? [])[0];
  return typeof value === "string" ? value : "";
};

/** Keys an object at a place may have. */
export function keys(path: Path): [string, Schema][] {
  const found = new Map<string, Schema>();
  for (const schema of at(path)) {
    for (const [key, value] of Object.entries(schema.properties ?? {})) if (!found.has(key)) found.set(key, value);
  }
  return [...found];
}

/** Words a place may have. */
export const words = (path: Path): Json[] => [
  ...new Set(at(path).flatMap((schema) => [...(schema.enum ?? []), ...(schema.const === undefined ? [] : [schema.const]), ...(schema.type === "boolean" ? [true, false] : [])])),
];

export const both = (schema: Schema) => {
  const [th, en] = first(parts(schema).find((part) => part.description)?.description ?? "");
  return getLang() === "th" ? th : en;
};
