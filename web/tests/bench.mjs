// From a key to the new page on the screen, for the largest sample, beside a plain render of the same memo in the
// same run: a busy machine slows both. Prints the medians, and fails only where a key costs several renders.
import { execFileSync } from "node:child_process";
import { cp } from "node:fs/promises";
import { join } from "node:path";
import { drawn, finish, folder, program, root, serve, visit } from "./harness.mjs";

const BOUND = 3;
const KEYS = 40;

const median = (times) => part(times, 0.5);
const part = (times, part) => [...times].sort((a, b) => a - b)[Math.ceil(times.length * part) - 1];

const dir = await folder();
const memo = join(dir, "a.json");
await cp(join(root, "samples/integrity-report.json"), memo);
function render() {
  const start = performance.now();
  execFileSync(program, ["render", memo, "--format", "pdf", "-o", "-"], { stdio: ["ignore", "pipe", "inherit"], maxBuffer: 1 << 26 });
  return performance.now() - start;
}

const server = await serve(memo);
try {
  const page = await visit(server.address);
  await drawn(page);
  await page.evaluate(() => {
    // From the key to the frame in which the drawing of the text with it is on the screen.
    const html = document.documentElement;
    globalThis.times = [];
    let pressed = 0;
    addEventListener("keydown", () => (pressed = performance.now()), true);
    new MutationObserver(() => {
      if (!pressed) return;
      const from = pressed;
      pressed = 0;
      requestAnimationFrame(() => setTimeout(() => globalThis.times.push(performance.now() - from)));
    }).observe(html, { attributes: true, attributeFilter: ["data-shown"] });
  });
  for (const [name, path] of [["a field of the form", ["subject"]], ["a paragraph", ["body", 1]]]) {
    const box = page.locator(`[data-path='${JSON.stringify(path)}']`);
    await box.focus();
    await page.evaluate(() => void (globalThis.times = []));
    const renders = [];
    for (let key = 0; key < KEYS; key++) {
      await page.keyboard.press(key % 2 ? "Backspace" : ["x", "y", "7"][key % 3]);
      await page.waitForFunction((count) => globalThis.times.length > count, key);
      renders.push(render());
      await page.waitForTimeout(60);
    }
    const times = await page.evaluate(() => globalThis.times);
    const [key, plain] = [median(times), median(renders)];
    console.log(`${name}: from key to page ${key.toFixed(0)} ms at the median, 90 % ${part(times, 0.9).toFixed(0)} ms; a plain render ${plain.toFixed(0)} ms`);
    if (key > BOUND * plain) {
      console.error(`a key costs more than ${BOUND} renders`);
      process.exitCode = 1;
    }
  }
} finally {
  await server.stop();
  await finish();
}
