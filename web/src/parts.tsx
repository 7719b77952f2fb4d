/** Small parts: buttons, menus, dialogs. */
import type { ComponentChildren } from "preact";
import { useEffect, useId, useRef, useState } from "preact/hooks";
import { Icon, type IconName } from "./icons";
import { t } from "./words";

interface Button { icon?: IconName; label: string; run: () => void; off?: boolean; bare?: boolean; kind?: string; keys?: string }

/** A button; `bare` ones show their picture only. */
export const Action = ({ icon, label, run, off, bare, kind = "", keys }: Button) => (
  <button type="button" class={`button ${bare ? "bare" : ""} ${kind}`} onClick={run} disabled={off}
    aria-label={bare ? label : undefined} aria-keyshortcuts={keys} title={bare ? label : undefined}>
    {icon && <Icon name={icon} />}
    {!bare && <span>{label}</span>}
  </button>
);

export interface Choice { label: string; run: () => void; off?: boolean; icon?: IconName }

/** A button with a list of commands. */
export function Menu({ icon, label, bare, choices, kind = "" }: { icon: IconName; label: string; bare?: boolean; choices: Choice[]; kind?: string }) {
  const [open, setOpen] = useState(false);
  const box = useRef<HTMLDivElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  const list = useRef<HTMLDivElement>(null);
  const id = useId();
  const items = () => [...(box.current?.querySelectorAll<HTMLButtonElement>("[role=menuitem]:not(:disabled)") ?? [])];
  useEffect(() => {
    if (!open) return;
    place(list.current, button.current);
    items()[0]?.focus({ preventScroll: true });
    const away = (event: Event) => box.current?.contains(event.target as Node) || setOpen(false);
    const gone = () => setOpen(false);
    document.addEventListener("pointerdown", away);
    // It stands on the window, not in what scrolls under it.
    document.addEventListener("scroll", gone, true);
    return () => {
      document.removeEventListener("pointerdown", away);
      document.removeEventListener("scroll", gone, true);
    };
  }, [open]);
  const close = () => (setOpen(false), button.current?.focus());
  const key = (event: KeyboardEvent) => {
    const all = items();
    const at = all.indexOf(document.activeElement as HTMLButtonElement);
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: all.length - 1 }[event.key];
    if (event.key === "Escape") close();
    else if (event.key === "Tab") return setOpen(false);
    else if (to === undefined) return;
    else all[(to + all.length) % all.length]?.focus();
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <div class="menu" ref={box} onKeyDown={open ? key : undefined}>
      <button type="button" ref={button} class={`button ${bare ? "bare" : ""} ${kind}`} aria-haspopup="menu" aria-expanded={open}
        aria-controls={open ? id : undefined} aria-label={bare ? label : undefined} title={bare ? label : undefined} onClick={() => setOpen(!open)}>
        <Icon name={icon} />
        {!bare && <span>{label}</span>}
      </button>
      {open && (
        <div class="menu-list" ref={list} role="menu" id={id} aria-label={label}>
          {choices.map((choice) => (
            <button type="button" role="menuitem" tabIndex={-1} disabled={choice.off} onClick={() => (close(), choice.run())}>
              {choice.icon && <Icon name={choice.icon} />}
              {choice.label}
            </button>
          ))}
        </div>
      )}
    </div>
  );
}

/** Puts a list below its button, or above where there is no room; wholly in the window, whatever cuts off the button. */
function place(list: HTMLElement | null, button: HTMLElement | null) {
  if (!list || !button) return;
  const at = button.getBoundingClientRect();
  const below = at.bottom + 4 + list.offsetHeight <= innerHeight;
  list.style.top = `${below ? at.bottom + 4 : Math.max(4, at.top - 4 - list.offsetHeight)}px`;
  list.style.left = `${Math.max(4, Math.min(at.right, innerWidth - 4) - list.offsetWidth)}px`;
}

/** A dialog over everything; the browser keeps the focus in it. */
export function Dialog({ title, close, children, wide }: { title: string; close: () => void; children: ComponentChildren; wide?: boolean }) {
  const box = useRef<HTMLDialogElement>(null);
  const id = useId();
  useEffect(() => {
    box.current?.showModal();
    box.current?.querySelector<HTMLElement>("input:not([hidden]), .starts button")?.focus();
    return () => box.current?.close();
  }, []);
  return (
    <dialog ref={box} class={wide ? "wide" : ""} aria-labelledby={id} onCancel={close}
      onClick={(event) => event.target === box.current && close()}>
      <div class="dialog">
        <header>
          <h2 id={id}>{title}</h2>
          <Action icon="close" label={t("close")} run={close} bare />
        </header>
        {children}
      </div>
    </dialog>
  );
}
