/** Cells copied from a spreadsheet: tabs between cells, lines between rows, quotation marks around breaks. */

export function cells(text: string): string[][] {
  const rows: string[][] = [[]];
  let cell = "";
  let quoted = false;
  const source = text.replace(/\r\n?/g, "\n").replace(/\n$/, "");
  for (let at = 0; at < source.length; at++) {
    const c = source[at]!;
    if (quoted) {
      if (c !== '"') cell += c;
      else if (source[at + 1] === '"') cell += source[++at]!;
      else quoted = false;
    } else if (c === '"' && cell === "") quoted = true;
    else if (c === "\t" || c === "\n") {
      rows.at(-1)!.push(cell);
      cell = "";
      if (c === "\n") rows.push([]);
    } else cell += c;
  }
  rows.at(-1)!.push(cell);
  return rows.map((row) => row.map((cell) => cell.trim()));
}

/** Whether a text is more than one cell. */
export const isTable = (text: string) => /\t/.test(text) || /\n./.test(text.trim());
