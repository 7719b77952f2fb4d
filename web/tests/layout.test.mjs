// What stands side by side stands on one line: fields of a row begin and end at the same heights.
import assert from "node:assert/strict";
import { cp } from "node:fs/promises";
import { join } from "node:path";
import { after, test } from "node:test";
import { drawn, finish, folder, root, serve, visit } from "./harness.mjs";

after(finish);

for (const [sample, width] of [["integrity-report", 1280], ["purchase-report", 1280], ["purchase-report", 1000], ["urgent-secret", 1920], ["circular", 1000]]) {
  test(`rows of ${sample} at ${width} are even`, async (t) => {
    const dir = await folder();
    await cp(join(root, `samples/${sample}.json`), join(dir, "a.json"));
    const server = await serve(join(dir, "a.json"));
    t.after(server.stop);
    const page = await visit(server.address, { viewport: { width, height: 800 } });
    t.after(() => page.context().close());
    await drawn(page);
    const uneven = await page.evaluate(() => {
      const box = (one) => one.getBoundingClientRect();
      const fields = (row) => [...row.querySelectorAll(":scope > .field")];
      // A row that is too long goes on below.
      const beside = (one, other) => box(one).top < box(other).bottom && box(other).top < box(one).bottom;
      const off = (one, other, what) => [one, other].every((field) => field.querySelector(what)) && Math.abs(box(one.querySelector(what)).top - box(other.querySelector(what)).top) > 0.5;
      const apart = (row, what) => fields(row).some((one) => fields(row).some((other) => beside(one, other) && off(one, other, what)));
      return [...document.querySelectorAll(".form .row:not(.wrap)")]
        .filter((row) => row.getBoundingClientRect().height && (apart(row, "label") || apart(row, "input, textarea, select")))
        .map((row) => row.textContent.slice(0, 80));
    });
    assert.deepEqual(uneven, []);
    // No label runs into the next.
    const long = await page.evaluate(() => [...document.querySelectorAll(".form label:not(.hidden)")].filter((label) => label.scrollWidth > label.clientWidth).map((label) => label.textContent));
    assert.deepEqual(long, []);
    // Only what is meant to scroll does: nothing makes the whole page longer than the window.
    assert.equal(await page.evaluate(() => document.documentElement.scrollHeight - innerHeight), 0);
    // Nothing sticks out of the form to the right.
    const out = await page.evaluate(() => {
      const form = document.querySelector(".panel").getBoundingClientRect();
      return [...document.querySelectorAll(".form .card")].filter((card) => card.getBoundingClientRect().right > form.right).length;
    });
    assert.equal(out, 0);
  });
}
