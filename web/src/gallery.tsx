/** Opening and naming: files, samples, and the name of a new file. */
import { useEffect, useRef, useState } from "preact/hooks";
import * as api from "./api";
import { Action, Dialog } from "./parts";
import { begin, openFile, openSample, resumable, resume, save, state, unfiled, update } from "./session";
import { getLang, t } from "./words";

export function OpenDialog() {
  const [next, setNext] = useState<(() => void) | null>(null);
  const file = useRef<HTMLInputElement>(null);
  const hello = state.hello;
  const close = () => update({ dialog: null });
  // A text with a file is kept as its draft; one without would have to be brought back by undoing.
  const careful = (run: () => void) => () => (unfiled() ? setNext(() => run) : run());
  const upload = async () => {
    const chosen = file.current?.files?.[0];
    if (chosen) careful(async () => begin(await chosen.text()))();
  };
  return (
    <Dialog title={t("start")} close={close} wide>
      {next ? (
        <div class="confirm">
          <p>{t("discard")}</p>
          <div class="row end">
            <Action label={t("cancel")} run={() => setNext(null)} />
            <Action label={t("go_on")} kind="primary" run={next} />
          </div>
        </div>
      ) : (
        <>
          <div class="starts">
            <Action icon="plus" label={t("new_memo")} kind="primary" run={careful(() => begin(hello?.start ?? ""))} />
            <Action icon="open" label={t("from_disk")} run={() => file.current?.click()} />
            <input ref={file} type="file" accept=".json,application/json" hidden onChange={upload} />
          </div>
          {!hello?.only && (
            <section>
              <h3>{t("files")}</h3>
              {hello?.files.length || resumable() ? (
                <ul class="files">
                  {resumable() && <li><button type="button" class="unfiled" onClick={resume}>{t("unfiled")}</button></li>}
                  {hello?.files.map((name) => (
                    <li><button type="button" aria-current={name === state.name} onClick={() => openFile(name)}>{name}</button></li>
                  ))}
                </ul>
              ) : <p class="hint">{t("no_files")}</p>}
            </section>
          )}
          <section>
            <h3>{t("samples")}</h3>
            <ul class="gallery">
              {hello?.samples.map((sample) => <Thumbnail sample={sample} run={careful(() => openSample(sample.name))} />)}
            </ul>
          </section>
        </>
      )}
    </Dialog>
  );
}

const thumbnails = new Map<string, Promise<string>>();

function Thumbnail({ sample, run }: { sample: api.SampleInfo; run: () => void }) {
  const [url, setUrl] = useState("");
  useEffect(() => {
    const drawn = thumbnails.get(sample.name) ?? api.thumbnail(sample.name).then((blob) => URL.createObjectURL(blob));
    thumbnails.set(sample.name, drawn);
    drawn.then(setUrl, () => thumbnails.delete(sample.name));
  }, []);
  return (
    <li>
      <button type="button" onClick={run}>
        <span class="thumb">{url && <img src={url} alt="" />}</span>
        <span class="about">{getLang() === "th" ? sample.th : sample.en}</span>
      </button>
    </li>
  );
}

export function SaveDialog() {
  const [name, setName] = useState(state.name ?? "memo.json");
  const send = (event: Event) => {
    event.preventDefault();
    void save(/\.json$/i.test(name) ? name : `${name}.json`);
  };
  return (
    <Dialog title={t("save_as")} close={() => update({ dialog: null })}>
      <form onSubmit={send}>
        <div class="field">
          <label for="file-name">{t("file_name")}</label>
          <input id="file-name" type="text" value={name} onInput={(event) => setName(event.currentTarget.value)} required maxLength={190} />
        </div>
        {state.notice?.kind === "warning" && <p class="found" role="alert">{state.notice.text}</p>}
        <div class="row end">
          <Action label={t("cancel")} run={() => update({ dialog: null })} />
          <button type="submit" class="button primary"><span>{t("save")}</span></button>
        </div>
      </form>
    </Dialog>
  );
}
