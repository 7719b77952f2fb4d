// Accessibility: axe-core over every state of the page, and a memo written with the keyboard alone.
import assert from "node:assert/strict";
import { cp, readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { join } from "node:path";
import { after, test } from "node:test";
import { drawn, finish, folder, root, serve, visit } from "./harness.mjs";

after(finish);
const axe = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

async function faults(page) {
  // Through the debugger: the page's own policy lets no such script in.
  await page.evaluate(axe);
  const found = await page.evaluate(() => globalThis.axe.run(document, { resultTypes: ["violations"] }));
  return found.violations
    .filter((fault) => ["serious", "critical", "moderate"].includes(fault.impact))
    .map((fault) => `${fault.impact} ${fault.id}: ${fault.nodes.slice(0, 3).map((node) => node.html.slice(0, 160)).join(" | ")}`);
}

for (const [name, width, height] of [["a desk", 1280, 720], ["a phone", 390, 780]]) {
  test(`no fault on ${name}`, async (t) => {
    const dir = await folder();
    await cp(join(root, "samples/integrity-report.json"), join(dir, "a.json"));
    await cp(join(root, "samples/urgent-secret.json"), join(dir, "b.json"));
    const server = await serve(dir);
    t.after(server.stop);
    const page = await visit(server.address, { viewport: { width, height } });
    t.after(() => page.context().close());
    await page.locator(".thumb img").first().waitFor();
    assert.deepEqual(await faults(page), [], "the gallery");
    await page.getByRole("button", { name: "a.json" }).click();
    await drawn(page);
    for (const details of await page.locator("details").all()) await details.evaluate((one) => (one.open = true));
    assert.deepEqual(await faults(page), [], "the form");
    await page.locator(".date .button").first().click();
    assert.deepEqual(await faults(page), [], "the calendar");
    await page.keyboard.press("Escape");
    await page.locator(`[data-path='["date"]']`).fill("31 กุมภาพันธ์ 2569");
    await page.locator(".stale").waitFor({ state: "attached" });
    assert.deepEqual(await faults(page), [], "with a mistake");
    await page.locator("#tab-json").click();
    await page.waitForTimeout(300);
    assert.deepEqual(await faults(page), [], "the JSON");
  });
}

test("the keyboard reaches everything and is caught nowhere", async (t) => {
  const dir = await folder();
  await cp(join(root, "samples/training-request.json"), join(dir, "a.json"));
  const server = await serve(join(dir, "a.json"));
  t.after(server.stop);
  const page = await visit(server.address);
  t.after(() => page.context().close());
  await drawn(page);
  const controls = await page.locator("button:visible:not(:disabled):not([tabindex='-1']), input:visible, textarea:visible, select:visible, summary:visible").count();
  const seen = new Set();
  for (let step = 0; step < controls + 40; step++) {
    await page.keyboard.press("Tab");
    const at = await page.evaluate(() => {
      const one = document.activeElement;
      if (!one || one === document.body) return null;
      one.dataset.seen ??= String(Math.random());
      return one.dataset.seen;
    });
    if (at) seen.add(at);
  }
  assert.ok(seen.size >= controls, `${seen.size} of ${controls} controls reached`);
});
