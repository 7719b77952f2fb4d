/** A table as a grid. Cells pasted from a spreadsheet fill it from the cell with the focus. */
import { doc, type Json, type Path } from "../doc";
import { Action, Menu } from "../parts";
import { cells, isTable } from "../sheet";
import { t } from "../words";
import { focusSoon, InJson } from "./blocks";
import { Area, asText, Num, Select, Text } from "./fields";
import { isObject, setPart } from "./lists";

/** The text of a cell, or null where it holds more than a text. */
const textOf = (cell: Json | undefined): string | null =>
  Array.isArray(cell) || (isObject(cell) && "body" in cell) ? null : isObject(cell) ? asText(cell.text) : asText(cell);

const span = (cell: Json | undefined, key: "columns" | "rows"): number => {
  const value = isObject(cell) ? cell[key] : 1;
  return typeof value === "number" && value > 0 ? value : 1;
};

/** Letters of the longest line; marks above and below take no room. */
const letters = (text: string | null) =>
  Math.max(...(text ?? "").replace(/[\u0e31\u0e34-\u0e3a\u0e47-\u0e4e]/g, "").split("\n").map((line) => line.length));

/** How wide a column is drawn, in em: as what is in it needs, within bounds, so that most tables are seen whole. */
const widthOf = (title: string, texts: (string | null)[]) =>
  Math.max(3, Math.min(6, 1.1 + 0.72 * letters(title)), Math.min(7.5, 1.2 + 0.55 * Math.max(0, ...texts.map(letters))));

export function Table({ path }: { path: Path }) {
  const columns = doc.get([...path, "columns"]);
  const rows = doc.get([...path, "rows"]);
  if (!Array.isArray(columns) || !Array.isArray(rows) || !rows.every(Array.isArray)) return <InJson path={path} />;
  const body = rows as Json[][];
  const simple = body.every((row) => row.every((cell) => span(cell, "columns") === 1 && span(cell, "rows") === 1));

  const title = (column: Json) => (isObject(column) ? asText(column.title) : asText(column));
  const whole = body.filter((row) => row.length === columns.length);
  const widths = columns.map((column, at) => widthOf(title(column), whole.map((row) => textOf(row[at]))));

  const addRow = (at: number) => {
    doc.insert([...path, "rows"], at, columns.map(() => ""));
    focusSoon([...path, "rows", at, 0]);
  };
  const addColumn = (at: number) => {
    const table = doc.get(path);
    if (!isObject(table) || !simple) return;
    const put = (list: Json[], value: Json) => [...list.slice(0, at), value, ...list.slice(at)];
    doc.set(path, { ...table, columns: put(columns, ""), rows: body.map((row) => put(row, "")) }, "input.add");
    focusSoon([...path, "columns", at]);
  };
  const dropColumn = (at: number) => {
    const table = doc.get(path);
    if (!isObject(table) || !simple || columns.length < 2) return;
    const drop = (list: Json[]) => list.filter((_, index) => index !== at);
    doc.set(path, { ...table, columns: drop(columns), rows: body.map(drop) }, "delete.form");
  };
  const paste = (row: number, column: number) => (event: ClipboardEvent) => {
    const text = event.clipboardData?.getData("text/plain") ?? "";
    const table = doc.get(path);
    if (!isTable(text) || !simple || !isObject(table)) return;
    event.preventDefault();
    fill(table, columns, body, cells(text), row, column);
  };
  const fill = (table: { [key: string]: Json }, columns: Json[], body: Json[][], pasted: string[][], row: number, column: number) => {
    const wide = Math.min(100, Math.max(columns.length, column + Math.max(...pasted.map((cells) => cells.length))));
    const next = body.map((cells) => [...cells]);
    const heads = [...columns];
    while (heads.length < wide) heads.push("");
    // Pasted into the header, the first line is the header.
    const rest = row < 0 ? pasted.slice(1) : pasted;
    if (row < 0) pasted[0]?.forEach((text, index) => {
      const old = heads[column + index];
      heads[column + index] = isObject(old) ? { ...old, title: text } : text;
    });
    rest.forEach((cells, index) => {
      const line = (next[Math.max(row, 0) + index] ??= []);
      cells.forEach((text, at) => {
        const old = line[column + at];
        line[column + at] = isObject(old) && !("body" in old) ? { ...old, text } : text;
      });
    });
    for (const line of next) for (let at = 0; at < wide; at++) line[at] ??= "";
    doc.set(path, { ...table, columns: heads, rows: next }, "input.paste");
  };
  const go = (row: number, column: number) => focusSoon([...path, "rows", row, column]);
  const key = (row: number, column: number, last: number) => (event: KeyboardEvent) => {
    const box = event.currentTarget as HTMLTextAreaElement;
    if (event.key === "Enter" && !event.shiftKey && !event.isComposing) {
      if (row + 1 < body.length) go(row + 1, column);
      else addRow(body.length);
    } else if (event.key === "ArrowUp" && box.selectionStart === 0 && row > 0) go(row - 1, Math.min(column, body[row - 1]!.length - 1));
    else if (event.key === "ArrowDown" && box.selectionEnd === box.value.length && row + 1 < body.length) go(row + 1, Math.min(column, body[row + 1]!.length - 1));
    else if (event.key === "ArrowRight" && box.selectionEnd === box.value.length && event.altKey && column < last) go(row, column + 1);
    else return;
    event.preventDefault();
  };

  return (
    <div class="table">
      {doc.get([...path, "caption"]) !== undefined && <Text path={[...path, "caption"]} />}
      {doc.get([...path, "header"]) != null && <InJson path={[...path, "header"]} why={t("own_header")} />}
      <div class="grid" tabIndex={-1}>
        <table>
          <colgroup>
            {widths.map((width) => <col style={{ width: `${width}em` }} />)}
            <col style={{ width: "32px" }} />
          </colgroup>
          <thead>
            <tr>
              {columns.map((column, index) => (
                <th scope="col">
                  <Area path={isObject(column) ? [...path, "columns", index, "title"] : [...path, "columns", index]} label={`${t("column")} ${index + 1}`}
                    text={title(column)} onPaste={paste(-1, index)}
                    put={(text) => (isObject(column) ? doc.set([...path, "columns", index, "title"], text) : doc.set([...path, "columns", index], text))} />
                </th>
              ))}
              <th class="tools">
                <Action icon="plus" bare label={t("add_column")} off={!simple || columns.length >= 100} run={() => addColumn(columns.length)} />
              </th>
            </tr>
          </thead>
          <tbody>
            {body.map((row, at) => (
              <tr>
                {row.map((cell, index) => {
                  const place = [...path, "rows", at, index];
                  const text = textOf(cell);
                  return (
                    <td colSpan={span(cell, "columns")} rowSpan={span(cell, "rows")}>
                      {text === null ? <InJson path={place} /> : (
                        <Area path={isObject(cell) ? [...place, "text"] : place} label={`${t("row")} ${at + 1} ${t("column")} ${index + 1}`} text={text}
                          put={(text) => doc.set(isObject(cell) ? [...place, "text"] : place, text)}
                          onKeyDown={key(at, index, row.length - 1)} onPaste={paste(at, index)} />
                      )}
                    </td>
                  );
                })}
                <td class="tools">
                  <Menu icon="gear" bare label={`${t("more")}: ${t("row")} ${at + 1}`} choices={[
                    { label: t("up"), icon: "up", off: at === 0, run: () => doc.swap([...path, "rows"], at, at - 1) },
                    { label: t("down"), icon: "down", off: at === body.length - 1, run: () => doc.swap([...path, "rows"], at, at + 1) },
                    { label: t("insert_below"), icon: "plus", run: () => addRow(at + 1) },
                    { label: t("remove"), icon: "trash", off: body.length < 2, run: () => doc.remove([...path, "rows", at]) },
                  ]} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <div class="row end">
        <Action icon="plus" kind="soft" label={t("add_row")} run={() => addRow(body.length)} />
        <span class="hint">{t("paste_hint")}</span>
      </div>
      <details class="columns">
        <summary>{t("column")}: {t("width_cm")}, {t("align")}</summary>
        {columns.map((_, index) => {
          const place = [...path, "columns", index];
          return (
            <div class="row" role="group" aria-label={`${t("column")} ${index + 1}`}>
              <span class="number">{index + 1}</span>
              <Num path={[...place, "width"]} label={t("width_cm")} write={(width) => setPart(place, "title", "width", width)} />
              <Select path={[...place, "align"]} label={t("align")} write={(align) => setPart(place, "title", "align", align)}
                choices={[[undefined, t("normal")], ["left", t("left")], ["center", t("center")], ["right", t("right")], ["justify", t("justify")]]} />
              <Action icon="trash" bare label={`${t("remove")}: ${t("column")} ${index + 1}`} off={!simple || columns.length < 2} run={() => dropColumn(index)} />
            </div>
          );
        })}
      </details>
    </div>
  );
}


