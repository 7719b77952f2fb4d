/** Questions to the server. The token came behind `#` in the address and stays in this tab. */

export interface Mend { from: number; to: number; text: string }
export interface Diagnostic {
  slug: string;
  severity: "error" | "warning" | "note";
  message: string;
  hint?: string;
  source?: string;
  from: number;
  to: number;
  mend?: Mend;
}
export interface Drawn { id: string; width: number; height: number; svg?: string }
export interface Spot { page: number; x: number; y: number; width: number; height: number; from: number; to: number }
/** A picture the memo names, and what it was known by when it was drawn. */
export interface Seen { name: string; pulse: string }
export interface Sheet { pages: Drawn[] | null; spots: Spot[]; diagnostics: Diagnostic[]; pictures: Seen[] }
export interface SampleInfo { name: string; th: string; en: string }
export interface Hello {
  version: string;
  desk: string;
  only: string | null;
  files: string[];
  samples: SampleInfo[];
  start: string;
  profiles: string[];
  schema: Record<string, unknown>;
}
export interface OnDisk { text: string; tag: string }

export class Refused extends Error {
  constructor(readonly code: string, readonly sheet?: Sheet) {
    super(code);
  }
}

const KEY = "saraban-token";

function token(): string {
  const given = location.hash.slice(1);
  if (/^[0-9a-f]{32}$/.test(given)) {
    sessionStorage.setItem(KEY, given);
    return given;
  }
  return sessionStorage.getItem(KEY) ?? "";
}

async function post(route: string, body: unknown, signal?: AbortSignal): Promise<Response> {
  let response: Response;
  try {
    response = await fetch(`/api/${route}`, {
      method: "POST",
      headers: { "content-type": "application/json", "x-saraban-token": token() },
      body: JSON.stringify(body),
      signal,
    });
  } catch (error) {
    if (signal?.aborted) throw error;
    throw new Refused("away");
  }
  if (response.ok) return response;
  if (response.status === 401) throw new Refused("token");
  const answer = await response.json().catch(() => ({}));
  throw new Refused(answer.error ?? (answer.diagnostics ? "mistakes" : "bug"), answer.diagnostics ? answer : undefined);
}

const json = async <T>(route: string, body: unknown, signal?: AbortSignal): Promise<T> =>
  (await post(route, body, signal)).json();

export const hello = () => json<Hello>("hello", {});
export const open = (name: string) => json<OnDisk>("open", { name });
export const save = (name: string, text: string, base: string | null) => json<{ tag: string }>("save", { name, text, base });
export const sample = (name: string) => json<{ text: string }>("sample", { name });
export const thumbnail = async (name: string) => (await post("thumbnail", { name })).blob();

/** Waits for the file or a picture to change; null if none has for a while. */
export async function watch(file: { name: string; tag: string } | null, pictures: Seen[], signal: AbortSignal): Promise<{ file: OnDisk | null; pictures: boolean } | null> {
  const response = await post("watch", { file, pictures }, signal);
  return response.status === 204 ? null : response.json();
}

const client = crypto.randomUUID();

/** The pages of a memo; null if a newer question overtook this one. */
export async function render(text: string, name: string, lang: string, known: string[]): Promise<Sheet | null> {
  const response = await post("render", { client, text, name, lang, known });
  return response.status === 204 ? null : response.json();
}

export const document = async (format: "pdf" | "docx", text: string, name: string, lang: string) =>
  (await post(format, { client, text, name, lang })).blob();
