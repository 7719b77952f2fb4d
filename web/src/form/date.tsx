/** A date in words of the Buddhist era, with a calendar. A day may be left blank in a draft. */
import { useEffect, useRef, useState } from "preact/hooks";
import { add, addMonths, days, iso, long, MONTHS, MONTHS_EN, read, today, weekday, WEEKDAYS, WEEKDAYS_LONG, type Day } from "../date";
import { doc, keyOf, type Path } from "../doc";
import * as schema from "../schema";
import { update } from "../session";
import { Action } from "../parts";
import { getLang, t } from "../words";
import { asText, Frame } from "./fields";

export function DateField({ path, label = schema.title(path) }: { path: Path; label?: string }) {
  const [typed, setTyped] = useState<string | null>(null);
  const [open, setOpen] = useState(false);
  const box = useRef<HTMLDivElement>(null);
  const opener = useRef<HTMLButtonElement>(null);
  const value = doc.get(path);
  const day = read(value);
  const put = (text: string) => {
    setTyped(text);
    const day = read(text);
    doc.set(path, text.trim() === "" ? undefined : day ? iso(day) : text);
  };
  const choose = (day: Day) => {
    setTyped(null);
    doc.set(path, iso(day));
    close();
  };
  const close = () => (setOpen(false), opener.current?.focus());
  useEffect(() => {
    if (!open) return;
    const away = (event: Event) => box.current?.contains(event.target as Node) || setOpen(false);
    document.addEventListener("pointerdown", away);
    return () => document.removeEventListener("pointerdown", away);
  }, [open]);
  return (
    <Frame path={path} label={label}>
      {(id, described, invalid) => (
        <div class="date" ref={box}>
          <input id={id} type="text" value={typed ?? (day ? long(day) : asText(value))} placeholder={long({ year: 2022, month: 4, day: 10 })} autocomplete="off"
            aria-describedby={described} aria-invalid={invalid} data-path={keyOf(path)} onFocus={() => update({ focus: path })}
            onBlur={() => setTyped(null)} onInput={(event) => put(event.currentTarget.value)} />
          <button type="button" class="button bare" ref={opener} aria-haspopup="dialog" aria-expanded={open} aria-label={`${t("pick_date")} (${label})`} title={t("pick_date")} onClick={() => setOpen(!open)}>
            <svg class="icon" viewBox="0 0 20 20" aria-hidden="true"><path d="M4 5.500h12v11h-12zM4 8.500h12M7 3.500v3M13 3.500v3" /></svg>
          </button>
          {open && <Calendar day={day} choose={choose} close={close} />}
        </div>
      )}
    </Frame>
  );
}

function Calendar({ day, choose, close }: { day: Day | null; choose: (day: Day) => void; close: () => void }) {
  const [at, setAt] = useState<Day>(day ? { ...day, day: day.day || 1 } : today());
  const grid = useRef<HTMLDivElement>(null);
  const months = getLang() === "th" ? MONTHS : MONTHS_EN;
  const moved = useRef(true);
  useEffect(() => {
    if (moved.current) grid.current?.querySelector<HTMLElement>('[tabindex="0"]')?.focus();
    moved.current = false;
  }, [at]);
  // Low in the form there is room for it only further down.
  useEffect(() => grid.current?.closest(".calendar")?.scrollIntoView({ block: "nearest" }), []);
  const key = (event: KeyboardEvent) => {
    const by = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -7, ArrowDown: 7, Home: -weekday(at), End: 6 - weekday(at) }[event.key];
    const page = { PageUp: -1, PageDown: 1 }[event.key];
    if (event.key === "Escape") close();
    else if (by !== undefined) go(add(at, by));
    else if (page !== undefined) go(addMonths(at, page * (event.shiftKey ? 12 : 1)));
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const go = (to: Day) => ((moved.current = true), setAt(to));
  const first = weekday({ ...at, day: 1 });
  const cells = [...Array<number>(first).fill(0), ...Array.from({ length: days(at.year, at.month) }, (_, index) => index + 1)];
  while (cells.length % 7) cells.push(0);
  const weeks = Array.from({ length: cells.length / 7 }, (_, week) => cells.slice(week * 7, week * 7 + 7));
  const now = today();
  return (
    <div class="calendar" role="dialog" aria-label={t("calendar")} onKeyDown={key}>
      <div class="calendar-head">
        <Action icon="left" label={t("previous_month")} bare run={() => setAt(addMonths(at, -1))} />
        <span class="calendar-title" aria-live="polite">{months[at.month - 1]} {at.year + 543}</span>
        <Action icon="right" label={t("next_month")} bare run={() => setAt(addMonths(at, 1))} />
      </div>
      <div role="grid" aria-label={`${months[at.month - 1]} ${at.year + 543}`} ref={grid}>
        <div role="row" class="week">
          {WEEKDAYS.map((name, index) => <span role="columnheader" aria-label={WEEKDAYS_LONG[index]}>{name}</span>)}
        </div>
        {weeks.map((week) => (
          <div role="row" class="week">
            {week.map((number) => {
              const here = { ...at, day: number };
              const is = (other: Day | null) => !!other && other.year === at.year && other.month === at.month && other.day === number;
              return number ? (
                <div role="gridcell" aria-selected={is(day)}>
                  <button type="button" class={is(now) ? "today" : ""} aria-label={long(here)} tabIndex={at.day === number ? 0 : -1} onClick={() => choose(here)}>
                    {number}
                  </button>
                </div>
              ) : <div role="gridcell" />;
            })}
          </div>
        ))}
      </div>
      <div class="calendar-foot">
        <Action label={t("blank_day")} kind="quiet" run={() => choose({ ...at, day: 0 })} />
        <Action label={t("today")} kind="quiet" run={() => choose(now)} />
      </div>
    </div>
  );
}
