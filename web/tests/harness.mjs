// Starts the program and a browser for the tests of the page.
import { spawn } from "node:child_process";
import { mkdtemp, mkdir } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { chromium } from "playwright-core";

const here = fileURLToPath(new URL(".", import.meta.url));
export const root = resolve(here, "../..");
export const out = join(here, "out");
export const program = process.env.SARABAN ?? join(root, "target/release/saraban");

export const folder = () => mkdtemp(join(tmpdir(), "saraban-web-"));

/** Starts `saraban preview`; gives its address and a way to stop it. */
export async function serve(...args) {
  const child = spawn(program, ["preview", "--lang", "en", ...args], { stdio: ["ignore", "pipe", "inherit"] });
  const address = await new Promise((found, failed) => {
    let said = "";
    child.stdout.on("data", (data) => {
      said += data;
      const match = /(http:\S+)/.exec(said);
      if (match) found(match[1]);
    });
    child.on("exit", (code) => failed(new Error(`saraban ended with ${code}`)));
  });
  return { address, stop: () => new Promise((done) => (child.on("exit", done), child.kill())) };
}

let shared;
export async function browser() {
  shared ??= await chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: ["--no-sandbox"] });
  return shared;
}
export const finish = () => shared?.close();

/** A page; everything the browser complains about is kept in `page.complaints`. */
export async function visit(address, options = {}) {
  const context = await (await browser()).newContext({ viewport: { width: 1280, height: 720 }, locale: "th-TH", acceptDownloads: true, ...options });
  const page = await context.newPage();
  page.complaints = [];
  page.on("console", (message) => ["error", "warning"].includes(message.type()) && page.complaints.push(message.text()));
  page.on("pageerror", (error) => page.complaints.push(String(error)));
  // Says which script it was, where the policy had to stop one.
  await page.addInitScript(() => addEventListener("securitypolicyviolation", (event) =>
    console.warn(`${event.violatedDirective} ${event.sourceFile}:${event.lineNumber}:${event.columnNumber}`)));
  await page.goto(address);
  return page;
}

/** Waits until the pages on the screen are of the text as it is. */
export async function drawn(page) {
  await page.waitForFunction(() => document.querySelectorAll(".sheet img").length > 0 && !document.querySelector(".stale"), null, { timeout: 15000 });
  await page.waitForTimeout(250);
}

export async function shoot(page, name) {
  await mkdir(out, { recursive: true });
  await page.screenshot({ path: join(out, `${name}.png`) });
}
