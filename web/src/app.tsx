/** The page: a bar, the memo on the left, its pages on the right. */
import { useEffect, useReducer, useRef, useState } from "preact/hooks";
import type { Diagnostic } from "./api";
import { doc } from "./doc";
import { mend } from "./editor";
import { Form } from "./form/form";
import { OpenDialog, SaveDialog } from "./gallery";
import { Icon } from "./icons";
import { Pages } from "./pages";
import { Action, Menu } from "./parts";
import { dirty, download, jump, save, speak, state, subscribe, update, visit } from "./session";
import { getLang, spoken, t } from "./words";

export function App() {
  const [, again] = useReducer((count: number) => count + 1, 0);
  useEffect(() => subscribe(() => again(0)), []);
  useKeys();
  return (
    <>
      <a class="skip" href="#pages" onClick={(event) => (event.preventDefault(), update({ side: "pages" }), document.getElementById("pages")?.focus())}>{t("skip")}</a>
      <Bar />
      <Banner />
      <main class={`side-${state.side}`}>
        <section class="edit-pane" aria-label={t("edit")}>
          <Tabs />
          {state.tab === "form" && !doc.sound && <Broken />}
          <div class="panel" role="tabpanel" id="panel-form" aria-labelledby="tab-form" hidden={state.tab !== "form"}>
            {state.tab === "form" && state.hello && <Form />}
          </div>
          <div class="panel code" role="tabpanel" id="panel-json" aria-labelledby="tab-json" hidden={state.tab !== "json"}>
            <Editor />
          </div>
          <Findings />
        </section>
        <Pages />
      </main>
      <nav class="switch" aria-label={t("pages")}>
        {(["edit", "pages"] as const).map((side) => (
          <button type="button" aria-pressed={state.side === side} onClick={() => update({ side })}>{t(side)}</button>
        ))}
      </nav>
      {state.dialog === "open" && <OpenDialog />}
      {state.dialog === "save" && <SaveDialog />}
    </>
  );
}

function useKeys() {
  useEffect(() => {
    const key = (event: KeyboardEvent) => {
      if (!(event.ctrlKey || event.metaKey) || event.altKey) return;
      const typed = event.code.startsWith("Key") ? event.code.slice(3).toLowerCase() : event.key.toLowerCase();
      // The text's own history serves the form too; a field's own would part from it.
      const run = { s: () => void save(), p: print, o: () => update({ dialog: "open" }), z: event.shiftKey ? doc.redo : doc.undo, y: doc.redo }[typed];
      if (!run || state.dialog) return;
      event.preventDefault();
      event.stopPropagation();
      run();
    };
    const before = (event: InputEvent) => {
      if (event.inputType === "historyUndo" || event.inputType === "historyRedo") {
        event.preventDefault();
        (event.inputType === "historyUndo" ? doc.undo : doc.redo)();
      }
    };
    addEventListener("keydown", key, true);
    addEventListener("beforeinput", before, true);
    return () => {
      removeEventListener("keydown", key, true);
      removeEventListener("beforeinput", before, true);
    };
  }, []);
}

function Bar() {
  const unsaved = dirty();
  return (
    <header class="bar">
      <span class="brand"><img src="/icon.svg" alt="" width="28" height="28" /><span>สารบรรณ</span></span>
      <h1 class="file">
        <span class="file-name">{state.name ?? t("untitled")}</span>
        <span class={`status ${unsaved ? "unsaved" : ""}`} role="status">
          {unsaved ? t(state.name ? "unsaved" : "kept") : t("saved")}
        </span>
      </h1>
      <div class="actions">
        <Action icon="undo" bare label={t("undo")} off={!doc.undoable} run={doc.undo} keys="Control+Z" />
        <Action icon="redo" bare label={t("redo")} off={!doc.redoable} run={doc.redo} keys="Control+Y" />
        <span class="gap" />
        <Action icon="open" label={t("open")} run={() => update({ dialog: "open" })} keys="Control+O" />
        <Action icon="print" label={t("print")} off={!state.pages.length || state.stale} run={print} keys="Control+P" />
        <Menu icon="download" label={t("download")} choices={[
          { label: "PDF", run: () => void download("pdf") },
          { label: "DOCX (Word)", run: () => void download("docx") },
          { label: "JSON", run: () => void download("json") },
        ]} />
        <Action icon="save" label={t("save")} kind="primary" run={() => void save()} off={!unsaved && !!state.name} keys="Control+S" />
        <button type="button" class="button quiet language" lang={getLang() === "th" ? "en" : "th"} onClick={() => speak(getLang() === "th" ? "en" : "th")}>
          <span>{t("language")}</span>
        </button>
      </div>
    </header>
  );
}

function print() {
  window.print();
}

function Banner() {
  const away = state.away && { kind: "warning", text: t(state.away), actions: [] };
  const notice = away || state.notice;
  if (!notice) return null;
  return (
    <div class={`banner ${notice.kind}`} role={notice.kind === "warning" ? "alert" : "status"}>
      <span>{notice.text}</span>
      {notice.actions.map((action) => <Action label={action.label} run={action.run} />)}
      {!away && <Action icon="close" bare label={t("close")} run={() => update({ notice: null })} />}
    </div>
  );
}

function Tabs() {
  const tabs = ["form", "json"] as const;
  const show = (tab: (typeof tabs)[number]) => {
    update({ tab });
    if (tab === "json") requestAnimationFrame(() => doc.view.requestMeasure());
  };
  const key = (event: KeyboardEvent) => {
    if (event.key !== "ArrowLeft" && event.key !== "ArrowRight") return;
    const other = state.tab === "form" ? "json" : "form";
    show(other);
    document.getElementById(`tab-${other}`)?.focus();
  };
  return (
    <div class="tabs" role="tablist" aria-label={t("edit")} onKeyDown={key}>
      {tabs.map((tab) => (
        <button type="button" role="tab" id={`tab-${tab}`} aria-controls={`panel-${tab}`} aria-selected={state.tab === tab}
          tabIndex={state.tab === tab ? 0 : -1} onClick={() => show(tab)}>
          {t(tab)}
        </button>
      ))}
    </div>
  );
}

function Broken() {
  const first = state.diagnostics.find((found) => found.severity === "error");
  const show = () => (first ? jump(first.from, first.to) : update({ tab: "json" }));
  return (
    <div class="banner warning" role="alert">
      <span>{t("broken")}</span>
      <Action label={t("show_place")} run={show} />
    </div>
  );
}

function Editor() {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => void box.current?.append(doc.view.dom), []);
  return <div class="editor" ref={box} />;
}

/** The hints of these tell how to write it in JSON. */
const inForm = (found: Diagnostic) => state.tab === "form" && ["missing-field", "empty-field"].includes(found.slug);

function Findings() {
  const [open, setOpen] = useState(true);
  const found = state.diagnostics;
  const count = (severity: Diagnostic["severity"]) => found.filter((one) => one.severity === severity).length;
  const [errors, warnings, notes] = [count("error"), count("warning"), count("note")];
  return (
    <section class="findings" aria-label={t("problems")}>
      <button type="button" class="findings-head" aria-expanded={open && found.length > 0} disabled={!found.length} onClick={() => setOpen(!open)}>
        <Icon name={found.length ? "alert" : "check"} />
        <span role="status">
          {!found.length && <span class="good">{t("no_problem")}</span>}
          {errors > 0 && <span class="error">{t("errors", errors)}</span>}
          {warnings > 0 && <span class="warning">{t("warnings", warnings)}</span>}
          {notes > 0 && <span class="note">{t("notes", notes)}</span>}
        </span>
      </button>
      {open && found.length > 0 && (
        <ul>
          {found.slice(0, 100).map((one) => (
            <li class={one.severity}>
              <button type="button" class="place" onClick={() => visit(one)}>
                <span class="severity">{t(one.severity)}</span>
                <span>{state.tab === "form" ? spoken(one.message) : one.message}{one.hint && !inForm(one) && <small>{one.hint}</small>}</span>
              </button>
              {one.mend && <Action label={t("mend")} kind="soft small" run={() => mend(one)} />}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
