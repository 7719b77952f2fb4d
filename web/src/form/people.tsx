/** Signatories and endorsements. */
import { doc, type Path } from "../doc";
import { Action } from "../parts";
import * as schema from "../schema";
import { t } from "../words";
import { DateField } from "./date";
import { Select, Text } from "./fields";
import { isObject } from "./lists";

const POSITIONS = ["รักษาราชการแทน", "ปฏิบัติราชการแทน", "ทำการแทน"];

export function Person({ path, endorsement }: { path: Path; endorsement?: boolean }) {
  const acting = [...path, "acting"];
  return (
    <>
      {endorsement && (
        <>
          <Text path={[...path, "heading"]} />
          <Text path={[...path, "opinion"]} many />
        </>
      )}
      <div class="row">
        <Text path={[...path, "name"]} grow required />
        <Text path={[...path, "rank"]} placeholder="" />
      </div>
      <div class="row">
        <Text path={[...path, "position"]} grow many />
        <DateField path={[...path, "date"]} />
      </div>
      {isObject(doc.get(acting)) ? (
        <fieldset>
          <legend>{schema.title(acting)}</legend>
          <div class="row">
            <Text path={[...acting, "as"]} required list={POSITIONS} />
            <Text path={[...acting, "for"]} grow />
          </div>
          <div class="row end">
            <Select path={[...acting, "layout"]} choices={[[undefined, t("normal")], ["own", "own"], ["superior", "superior"]]} hint={schema.about([...acting, "layout"])} />
            <Action icon="trash" bare label={`${t("remove")}: ${schema.title(acting)}`} run={() => doc.remove(acting)} />
          </div>
        </fieldset>
      ) : (
        <Action icon="plus" kind="soft" label={t("acting_add")} run={() => doc.set(acting, { as: POSITIONS[0]!, for: "" }, "input.add")} />
      )}
    </>
  );
}
