/** Fields of one value. Each knows its path in the memo; what is wrong at that path stands below it. */
import { useEffect, useId, useLayoutEffect, useRef, useState } from "preact/hooks";
import type { ComponentChildren, TargetedClipboardEvent, TargetedKeyboardEvent } from "preact";
import { doc, keyOf, type Json, type Path } from "../doc";
import * as schema from "../schema";
import { state, update } from "../session";
import { spoken, t } from "../words";

/** The findings in the value at a path. */
function findings(path: Path) {
  const range = doc.range(path);
  if (!range || state.shown !== doc.version) return [];
  return state.diagnostics.filter((found) => found.from >= range[0] && found.to <= range[1]);
}

export const asText = (value: Json | undefined): string =>
  value === undefined || value === null ? "" : Array.isArray(value) ? value.map(asText).join("\n") : typeof value === "object" ? JSON.stringify(value) : String(value);

interface Frame { path: Path; label: string; hint?: string; required?: boolean; hidden?: boolean; grow?: boolean; children: (id: string, described: string | undefined, invalid: boolean) => ComponentChildren }

/** Label, control, explanation, findings. */
export function Frame({ path, label, hint, required, hidden, grow, children }: Frame) {
  const id = useId();
  const found = findings(path);
  const invalid = found.some((one) => one.severity === "error");
  const notes = [hint && `${id}-hint`, found.length && `${id}-found`].filter(Boolean).join(" ");
  return (
    <div class={`field ${grow ? "grow" : ""} ${invalid ? "invalid" : ""}`}>
      <label for={id} class={hidden ? "hidden" : ""}>
        {label}
        {required && <span class="required">{t("required")}</span>}
      </label>
      {children(id, notes || undefined, invalid)}
      {hint && <p class="hint" id={`${id}-hint`}>{hint}</p>}
      {found.length > 0 && (
        <ul class="found" id={`${id}-found`}>
          {found.slice(0, 3).map((one) => <li class={one.severity}>{spoken(one.message)}</li>)}
        </ul>
      )}
    </div>
  );
}

const focused = (path: Path) => () => update({ focus: path });

interface TextProps {
  path: Path;
  label?: string;
  hint?: string;
  required?: boolean;
  hidden?: boolean;
  grow?: boolean;
  many?: boolean;
  list?: readonly string[];
  placeholder?: string;
  /** Writes the value where it is not simply the value at the path. */
  write?: (text: string) => void;
  onKeyDown?: (event: TargetedKeyboardEvent<HTMLTextAreaElement | HTMLInputElement>) => void;
}

/** A text; a list of texts is one line each where `many`. */
export function Text({ path, label = schema.title(path), hint, required, hidden, grow, many, list, placeholder = schema.example(path), write, onKeyDown }: TextProps) {
  const value = doc.get(path);
  const text = asText(value);
  const put = (text: string) => {
    if (write) return write(text);
    if (Array.isArray(value)) return doc.set(path, text.split("\n"));
    doc.set(path, text === "" && !required ? undefined : text);
  };
  return (
    <Frame {...{ path, label, hint, required, hidden, grow }}>
      {(id, described, invalid) =>
        many ? (
          <Area {...{ id, text, put, path, placeholder, described, invalid, onKeyDown }} />
        ) : (
          <>
            <input id={id} type="text" value={text} placeholder={placeholder} aria-describedby={described} aria-invalid={invalid}
              list={list && `${id}-list`} required={required} autocomplete="off" data-path={keyOf(path)} onFocus={focused(path)} onKeyDown={onKeyDown}
              onInput={(event) => put(event.currentTarget.value)} />
            {list && <datalist id={`${id}-list`}>{list.map((word) => <option value={word} />)}</datalist>}
          </>
        )
      }
    </Frame>
  );
}

interface AreaProps { id?: string; text: string; put: (text: string) => void; path: Path; placeholder?: string; label?: string; described?: string; invalid?: boolean; onKeyDown?: TextProps["onKeyDown"]; onPaste?: (event: TargetedClipboardEvent<HTMLTextAreaElement>) => void }

/** A text of several lines, as tall as what is in it. */
export function Area({ id, text, put, path, placeholder, label, described, invalid, onKeyDown, onPaste }: AreaProps) {
  const box = useRef<HTMLTextAreaElement>(null);
  useLayoutEffect(() => grow(box.current), [text]);
  useEffect(() => {
    if (!box.current) return;
    let width = 0;
    const watch = new ResizeObserver(([entry]) => {
      if (entry && entry.contentRect.width !== width) (width = entry.contentRect.width), grow(box.current);
    });
    watch.observe(box.current);
    return () => watch.disconnect();
  }, []);
  return (
    <textarea ref={box} id={id} rows={1} value={text} placeholder={placeholder} aria-label={label} aria-describedby={described} aria-invalid={invalid}
      data-path={keyOf(path)} spellcheck={false} onFocus={focused(path)} onKeyDown={onKeyDown} onPaste={onPaste}
      onInput={(event) => put(event.currentTarget.value)} />
  );
}

function grow(box: HTMLTextAreaElement | null) {
  if (!box) return;
  box.style.height = "auto";
  box.style.height = `${box.scrollHeight + box.offsetHeight - box.clientHeight}px`;
}

/** One of some values. */
export function Select({ path, label = schema.title(path), choices, hint, hidden, write }: { path: Path; label?: string; hint?: string; hidden?: boolean; choices: [Json | undefined, string][]; write?: (value: Json | undefined) => void }) {
  const value = doc.get(path);
  const known = choices.some(([choice]) => choice === (value ?? undefined));
  const all: [Json | undefined, string][] = known ? choices : [...choices, [value, asText(value)]];
  return (
    <Frame {...{ path, label, hint, hidden }}>
      {(id, described, invalid) => (
        <select id={id} aria-describedby={described} aria-invalid={invalid} data-path={keyOf(path)} onFocus={focused(path)}
          value={all.findIndex(([choice]) => choice === (value ?? undefined))}
          onChange={(event) => {
            const to = all[+event.currentTarget.value]?.[0];
            if (write) write(to);
            else doc.set(path, to);
          }}>
          {all.map(([, words], index) => <option value={index}>{words}</option>)}
        </select>
      )}
    </Frame>
  );
}

/** A number, kept as a number. */
export function Num({ path, label = schema.title(path), write }: { path: Path; label?: string; write?: (value: number | undefined) => void }) {
  const [typed, setTyped] = useState<string | null>(null);
  const put = (text: string) => {
    setTyped(text);
    const value = text.trim() === "" ? undefined : Number(text);
    if (value !== undefined && !Number.isFinite(value)) return;
    if (write) write(value);
    else doc.set(path, value);
  };
  return (
    <Frame {...{ path, label }}>
      {(id, described, invalid) => (
        <input id={id} type="text" inputMode="decimal" value={typed ?? asText(doc.get(path))} aria-describedby={described} aria-invalid={invalid}
          data-path={keyOf(path)} onFocus={focused(path)} onBlur={() => setTyped(null)} onInput={(event) => put(event.currentTarget.value)} />
      )}
    </Frame>
  );
}
