// What stands side by side stands on one line: fields of a row begin and end at the same heights.
import assert from "node:assert/strict";
import { cp } from "node:fs/promises";
import { join } from "node:path";
import { after, test } from "node:test";
import { drawn, finish, folder, root, serve, visit } from "./harness.mjs";

after(finish);

for (const [sample, width] of [["integrity-report", 1280], ["urgent-secret", 1920], ["circular", 1000]]) {
  test(`rows of ${sample} at ${width} are even`, async (t) => {
    const dir = await folder();
    await cp(join(root, `samples/${sample}.json`), join(dir, "a.json"));
    const server = await serve(join(dir, "a.json"));
    t.after(server.stop);
    const page = await visit(server.address, { viewport: { width, height: 800 } });
    t.after(() => page.context().close());
    await drawn(page);
    const uneven = await page.evaluate(() => {
      const tops = (row, what) => [...row.querySelectorAll(`:scope > .field ${what}`)].map((one) => one.getBoundingClientRect().top);
      const apart = (tops) => tops.length > 1 && Math.max(...tops) - Math.min(...tops) > 0.5;
      return [...document.querySelectorAll(".form .row:not(.wrap)")]
        .filter((row) => row.getBoundingClientRect().height && (apart(tops(row, "label")) || apart(tops(row, "input, textarea, select"))))
        .map((row) => row.textContent.slice(0, 80));
    });
    assert.deepEqual(uneven, []);
    // Nothing sticks out of the form to the right.
    const out = await page.evaluate(() => {
      const form = document.querySelector(".panel").getBoundingClientRect();
      return [...document.querySelectorAll(".form .card")].filter((card) => card.getBoundingClientRect().right > form.right).length;
    });
    assert.equal(out, 0);
  });
}
