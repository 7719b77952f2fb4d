/** The body: paragraphs, headings, items, tables, pictures and page breaks, to be added, moved and nested. */
import { doc, keyOf, type Json, type Path } from "../doc";
import { Action, Menu, type Choice } from "../parts";
import { update } from "../session";
import { t } from "../words";
import { asText, Num, Select, Text } from "./fields";
import { entries, isObject, takeFrom } from "./lists";
import { Table } from "./table";
import * as schema from "../schema";

const NEW: [string, () => Json][] = [
  ["paragraph", () => ""],
  ["heading", () => ({ heading: "", number: true })],
  ["items", () => ({ items: [""] })],
  ["table", () => ({ table: { columns: ["", ""], rows: [["", ""], ["", ""]] } })],
  ["picture", () => ({ picture: { path: "", width: 10, alt: "" } })],
  ["page_break", () => ({ page_break: true })],
];

const kindOf = (block: Json | undefined) =>
  isObject(block) ? NEW.map(([kind]) => kind).find((kind) => kind in block) ?? "other" : "paragraph";

/** Puts the focus into the field of a path once it is there. */
export function focusSoon(path: Path) {
  // Behind the microtask that draws the form, and before the next key.
  queueMicrotask(() => {
    const key = JSON.stringify(path).slice(0, -1);
    const there = [...document.querySelectorAll<HTMLElement>(`.form [data-path^="${CSS.escape(key)}"]`)];
    (there.find((one) => one.matches("input, textarea")) ?? there[0])?.focus();
  });
}

function insert(path: Path, index: number, block: Json) {
  const value = doc.get(path);
  if (Array.isArray(value)) doc.insert(path, index, block);
  else doc.set(path, value === undefined || value === null || value === "" ? [block] : index ? [value, block] : [block, value], "input.add");
  focusSoon([...path, index]);
}

export function Blocks({ path }: { path: Path }) {
  const all = entries(path);
  const choices = (index: number): Choice[] =>
    NEW.map(([kind, make]) => ({ label: t(kind as "paragraph"), run: () => insert(path, index, make()) }));
  return (
    <div class="blocks" data-path={all.length ? undefined : keyOf(path)} tabIndex={-1}>
      {all.map((place, index) => {
        const kind = kindOf(doc.get(place));
        const name = `${kind === "other" ? "?" : t(kind as "paragraph")} ${index + 1}`;
        return (
          <section class={`block ${kind}`} aria-label={name}>
            <header>
              <span class="kind">{kind === "other" ? "?" : t(kind as "paragraph")}</span>
              <span class="tools">
                <Action icon="up" bare label={`${t("up")}: ${name}`} off={index === 0} run={() => doc.swap(path, index, index - 1)} />
                <Action icon="down" bare label={`${t("down")}: ${name}`} off={index === all.length - 1} run={() => doc.swap(path, index, index + 1)} />
                <Menu icon="plus" bare label={`${t("insert_below")}: ${name}`} choices={choices(index + 1)} />
                <Action icon="trash" bare label={`${t("remove")}: ${name}`} run={() => takeFrom(path, index)} />
              </span>
            </header>
            <Block path={place} kind={kind} />
          </section>
        );
      })}
      <div class="adder" role="group" aria-label={t("add")}>
        {NEW.map(([kind, make]) => (
          <Action icon="plus" kind="soft" label={t(kind as "paragraph")} run={() => insert(path, all.length, make())} />
        ))}
      </div>
    </div>
  );
}

function Block({ path, kind }: { path: Path; kind: string }) {
  const value = doc.get(path);
  switch (kind) {
    case "paragraph":
      return <Text path={isObject(value) ? [...path, "paragraph"] : path} label={t("paragraph")} hidden many required placeholder={schema.example(["body", 0, "paragraph"])} />;
    case "heading":
      return (
        <div class="row">
          <Numbering path={path} />
          <Text path={[...path, "heading"]} grow required />
        </div>
      );
    case "items":
      return <Items path={[...path, "items"]} block={path} />;
    case "table":
      return <Table path={[...path, "table"]} />;
    case "picture":
      return <Picture path={[...path, "picture"]} />;
    case "page_break":
      return <p class="break" tabIndex={-1} data-path={keyOf(path)}>{t("page_break")}</p>;
    default:
      return <InJson path={path} />;
  }
}

export const InJson = ({ path, why }: { path: Path; why?: string }) => (
  <p class="elsewhere">
    {why} <Action label={t("in_json")} kind="quiet" run={() => {
      const range = doc.range(path);
      if (!range) return;
      update({ tab: "json" });
      requestAnimationFrame(() => doc.reveal(...range));
    }} />
  </p>
);

function Numbering({ path }: { path: Path }) {
  const place = [...path, "number"];
  const value = doc.get(place);
  const typed = typeof value === "string";
  return (
    <>
      <Select path={place} label={t("numbering")} choices={[[true, t("numbered")], [undefined, t("unnumbered")], [typed ? value : "", t("typed")]]} />
      {typed && <Text path={place} label={t("typed")} write={(text) => doc.set(place, text)} placeholder="1." />}
    </>
  );
}

function Picture({ path }: { path: Path }) {
  const bare = typeof doc.get(path) === "string";
  if (bare) return <Text path={path} required />;
  return (
    <>
      <div class="row">
        <Text path={[...path, "path"]} grow required />
        <Num path={[...path, "width"]} label={t("width_cm")} />
      </div>
      <Text path={[...path, "caption"]} />
      <Text path={[...path, "alt"]} />
    </>
  );
}

// ── items ───────────────────────────────────────────────────────────────────────────────────────────

const STYLES = ["1.", "1.1", "1.1.1", "(1)", "ก.", "-"];
type Item = { [key: string]: Json };

const children = (item: Json): Json[] => (isObject(item) && Array.isArray(item.items) ? item.items : []);

function withChildren(item: Json, items: Json[]): Json {
  const { items: _, ...rest } = isObject(item) ? item : ({ text: item } as Item);
  if (items.length) return { ...rest, items };
  return Object.keys(rest).length === 1 && "text" in rest ? (rest.text as Json) : rest;
}

function Items({ path, block }: { path: Path; block: Path }) {
  return (
    <>
      <Select path={[...block, "style"]} label={t("style")} choices={[[undefined, t("by_level")], ...STYLES.map((style): [Json, string] => [style, style])]} />
      <ItemList path={path} block={block} parents={[]} />
    </>
  );
}

function ItemList({ path, block, parents }: { path: Path; block: Path; parents: number[] }) {
  const list = doc.get(path);
  if (!Array.isArray(list)) return <InJson path={block} />;
  const level = parents.length;
  return (
    <ol class="items">
      {list.map((item, index) => {
        const place = [...path, index];
        const text = isObject(item) ? [...place, "text"] : place;
        const number = [...parents, index].map((at) => at + 1).join(".");
        const name = `${t("item")} ${number}`;
        const indent = () => {
          const before = list[index - 1];
          if (before === undefined || level >= 4) return;
          const next = withChildren(before, [...children(before), item]);
          doc.set(path, [...list.slice(0, index - 1), next, ...list.slice(index + 1)], "move.form");
          focusSoon([...path, index - 1, "items", children(before).length]);
        };
        const outdent = () => {
          if (!level) return;
          const above = path.slice(0, -1);
          const upper = doc.get(above.slice(0, -1));
          const at = parents.at(-1)!;
          if (!Array.isArray(upper)) return;
          const kept = withChildren(upper[at]!, list.slice(0, index));
          const moved = withChildren(item, [...children(item), ...list.slice(index + 1)]);
          doc.set(above.slice(0, -1), [...upper.slice(0, at), kept, moved, ...upper.slice(at + 1)], "move.form");
          focusSoon([...above.slice(0, -1), at + 1]);
        };
        const move = (by: number) => {
          if (!list[index + by]) return;
          doc.swap(path, index, index + by);
          focusSoon([...path, index + by]);
        };
        const remove = () => (list.length > 1 ? doc.remove(place) : level ? doc.remove(path) : doc.set(path, [""]));
        const key = (event: KeyboardEvent) => {
          if (event.key === "Enter" && !event.shiftKey && !event.isComposing) {
            doc.insert(path, index + 1, "");
            focusSoon([...path, index + 1]);
          } else if (event.key === "Backspace" && asText(doc.get(text)) === "" && list.length > 1) {
            remove();
            focusSoon([...path, Math.max(0, index - 1)]);
          } else if (event.altKey && event.key === "ArrowRight") indent();
          else if (event.altKey && event.key === "ArrowLeft") outdent();
          else if (event.altKey && event.key === "ArrowUp") move(-1);
          else if (event.altKey && event.key === "ArrowDown") move(1);
          else return;
          event.preventDefault();
        };
        return (
          <li>
            <div class="item">
              <span class="number" aria-hidden="true">{number}</span>
              <Text path={text} label={name} hidden many required grow placeholder="" onKeyDown={key} />
              <Menu icon="gear" bare label={`${t("more")}: ${name}`} choices={[
                { label: t("up"), icon: "up", off: index === 0, run: () => move(-1) },
                { label: t("down"), icon: "down", off: index === list.length - 1, run: () => move(1) },
                { label: t("indent"), icon: "right", off: index === 0 || level >= 4, run: indent },
                { label: t("outdent"), icon: "left", off: !level, run: outdent },
                { label: t("remove"), icon: "trash", run: remove },
              ]} />
            </div>
            {children(item).length > 0 && <ItemList path={[...place, "items"]} block={block} parents={[...parents, index]} />}
          </li>
        );
      })}
      {!level && (
        <li class="adder">
          <Action icon="plus" kind="soft" label={t("item")} run={() => (doc.insert(path, list.length, ""), focusSoon([...path, list.length]))} />
        </li>
      )}
    </ol>
  );
}


