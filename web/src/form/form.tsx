/** The form, in the order of the paper. */
import type { ComponentChildren } from "preact";
import { doc, keyOf, type Json, type Path } from "../doc";
import { Action } from "../parts";
import * as schema from "../schema";
import { state } from "../session";
import { t, type Word } from "../words";
import { Blocks, focusSoon } from "./blocks";
import { DateField } from "./date";
import { Select, Text } from "./fields";
import { addTo, entries, isObject, main, setPart, takeFrom } from "./lists";
import { Person } from "./people";

const Card = ({ word, children }: { word: Word; children: ComponentChildren }) => (
  <section class="card" aria-labelledby={`card-${word}`}>
    <h2 id={`card-${word}`}>{t(word)}</h2>
    {children}
  </section>
);

const chosen = (path: Path): [Json | undefined, string][] => [
  [undefined, t("none")],
  ...schema.words(path).map((word): [Json, string] => [word, String(word)]),
];

/** Entries of a list, each with its buttons. */
function Many({ path, name, lone, fresh, add, children, small }: { path: Path; name: string; lone?: boolean; fresh: Json; add?: string; small?: boolean; children: (path: Path, index: number) => ComponentChildren }) {
  const all = entries(path);
  const list = Array.isArray(doc.get(path));
  return (
    <div class={small ? "many small" : "many"} data-path={all.length ? undefined : keyOf(path)} tabIndex={-1}>
      {all.map((place, index) => {
        const label = `${name} ${index + 1}`;
        const tools = (
          <span class="tools">
            {list && all.length > 1 && (
              <>
                <Action icon="up" bare label={`${t("up")}: ${label}`} off={index === 0} run={() => doc.swap(path, index, index - 1)} />
                <Action icon="down" bare label={`${t("down")}: ${label}`} off={index === all.length - 1} run={() => doc.swap(path, index, index + 1)} />
              </>
            )}
            <Action icon="trash" bare label={`${t("remove")}: ${label}`} run={() => takeFrom(path, index)} />
          </span>
        );
        return small ? (
          <div class="entry" role="group" aria-label={label}>{children(place, index)}{tools}</div>
        ) : (
          <section class="block" aria-label={label}>
            <header><span class="kind">{label}</span>{tools}</header>
            {children(place, index)}
          </section>
        );
      })}
      <Action icon="plus" kind="soft" label={add ?? name} run={() => (addTo(path, fresh, lone), focusSoon(all.length || !lone ? [...path, all.length] : path))} />
    </div>
  );
}

/** A list of lines, each a field. */
const Lines = ({ path }: { path: Path }) => (
  <fieldset class="lines">
    <legend>{schema.title(path)}</legend>
    <Many path={path} name={schema.title(path)} fresh="" small>
      {(place, index) => <Text path={place} label={`${schema.title(path)} ${index + 1}`} hidden grow required />}
    </Many>
  </fieldset>
);

function Agency() {
  const part = (key: string) => {
    const path = ["agency", key];
    return <Text path={path} write={(text) => setPart(["agency"], "name", key, text || undefined)} />;
  };
  const name = main(["agency"], "name");
  return (
    <>
      <Text path={name} label={schema.title(["agency"])} required many />
      <div class="row">{part("telephone")}{part("extension")}{part("email")}</div>
    </>
  );
}

/** ที่ and วันที่: side by side, where the number is not written in parts, whose names are long. */
function ReferenceAndDate() {
  if (!isObject(doc.get(["reference"]))) {
    return <div class="row"><Text path={["reference"]} /><DateField path={["date"]} /></div>;
  }
  return (
    <>
      <fieldset class="lines">
        <legend>{schema.title(["reference"])}</legend>
        <div class="row">
          {["code", "owner", "number"].map((key) => <Text path={["reference", key]} />)}
        </div>
      </fieldset>
      <DateField path={["date"]} />
    </>
  );
}

function Addressee({ path, index }: { path: Path; index: number }) {
  const value = doc.get(path);
  const through = isObject(value) ? value.through : undefined;
  return (
    <div class="grow">
      <Text path={main(path, "name")} label={`${schema.title(["to"])} ${index + 1}`} hidden required placeholder={schema.example(["to"])} />
      {through !== undefined ? (
        <Text path={[...path, "through"]} label={schema.title(["to", "through"])} many={Array.isArray(through)} />
      ) : (
        <Action icon="plus" kind="soft small" label={`(${t("through_add")} …)`} run={() => (setPart(path, "name", "through", ""), focusSoon([...path, "through"]))} />
      )}
    </div>
  );
}

function Attachment({ path }: { path: Path }) {
  return (
    <>
      <div class="row">
        <Text path={[...path, "title"]} grow many />
        <Select path={[...path, "orientation"]} choices={[[doc.get([...path, "orientation"]) === "portrait" ? "portrait" : undefined, t("portrait")], ["landscape", t("landscape")]]} />
      </div>
      <Blocks path={[...path, "body"]} />
    </>
  );
}

export function Form() {
  return (
    <div class="form" inert={!doc.sound}>
      <Card word="head">
        <div class="row">
          <Text path={["speed"]} list={schema.words(["speed"]).map(String)} />
          <Select path={["secrecy"]} choices={chosen(["secrecy"])} />
        </div>
        <Agency />
        <ReferenceAndDate />
        <Text path={["subject"]} required many hint={schema.about(["subject"])} write={(text) => doc.set(["subject"], text.replace(/\n/g, " "))} />
      </Card>
      <Card word="people_to">
        <div class="row">
          <Text path={["salutation"]} list={["เรียน", "กราบเรียน", "ทูล", "นมัสการ"]} />
        </div>
        <fieldset class="lines">
          <legend>{schema.title(["to"])}<span class="required">{t("required")}</span></legend>
          <Many path={["to"]} name={schema.title(["to"])} fresh="" lone small>
            {(place, index) => <Addressee path={place} index={index} />}
          </Many>
        </fieldset>
        <Lines path={["references"]} />
        <Lines path={["enclosures"]} />
      </Card>
      <Card word="content">
        <Blocks path={["body"]} />
      </Card>
      <Card word="ending">
        <Text path={["closing"]} many />
        <Many path={["signatories"]} name={t("person")} fresh={{ name: "", position: "" }} lone>
          {(place) => <Person path={place} />}
        </Many>
      </Card>
      <Card word="opinions">
        <Many path={["endorsements"]} name={t("opinion")} add={t("opinion_add")} fresh={{ heading: "", name: "", position: "" }}>
          {(place) => <Person path={place} endorsement />}
        </Many>
      </Card>
      <Card word="attached">
        <Many path={["attachments"]} name={t("document")} add={t("document_add")} fresh={{ title: "", body: [""] }}>
          {(place) => <Attachment path={place} />}
        </Many>
      </Card>
      <details class="card">
        <summary><h2>{t("settings")}</h2></summary>
        <div class="row">
          <Select path={["digits"]} choices={[[undefined, t("by_profile")], ["thai", t("thai_digits")], ["arabic", t("arabic_digits")]]} />
          <Select path={["profile"]} choices={[[undefined, t("normal")], ...(state.hello?.profiles ?? []).map((name): [Json, string] => [name, name])]} />
        </div>
        <Select path={["emblem"]} choices={[[undefined, t("by_profile")], [true, t("garuda")], [false, t("none")]]} />
        <Text path={["keep"]} many hint={schema.about(["keep"])} placeholder="" write={(text) => doc.set(["keep"], text === "" ? undefined : text.split("\n"))} />
        <fieldset class="lines">
          <legend>{schema.title(["labels"])}</legend>
          <div class="row three wrap">
            {["agency", "reference", "date", "subject", "telephone", "extension"].map((key) => <Text path={["labels", key]} />)}
          </div>
        </fieldset>
      </details>
    </div>
  );
}
