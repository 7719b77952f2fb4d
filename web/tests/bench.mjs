// From a key to the new page on the screen, for the largest sample. Prints the median, and fails above the limit.
import { cp } from "node:fs/promises";
import { join } from "node:path";
import { drawn, finish, folder, root, serve, visit } from "./harness.mjs";

const LIMIT = 100;
const KEYS = 40;

const dir = await folder();
await cp(join(root, "samples/integrity-report.json"), join(dir, "a.json"));
const server = await serve(join(dir, "a.json"));
let failed = false;
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
    for (let key = 0; key < KEYS; key++) {
      await page.keyboard.press(key % 2 ? "Backspace" : ["x", "y", "7"][key % 3]);
      await page.waitForTimeout(160);
    }
    const times = (await page.evaluate(() => globalThis.times)).sort((a, b) => a - b);
    const [median, ninety, most] = [0.5, 0.9, 1].map((part) => times[Math.ceil(times.length * part) - 1]);
    console.log(`${name}: ${times.length} keys, median ${median.toFixed(0)} ms, 90 % ${ninety.toFixed(0)} ms, most ${most.toFixed(0)} ms`);
    if (times.length < KEYS * 0.4 || median > LIMIT) failed = true;
  }
} finally {
  await server.stop();
  await finish();
}
if (failed) {
  console.error(`slower than ${LIMIT} ms at the median`);
  process.exitCode = 1;
}
