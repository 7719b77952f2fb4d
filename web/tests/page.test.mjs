// The page in a real browser: what a clerk does with it, from an empty form to the documents.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { cp, readFile, readdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { after, test } from "node:test";
import { drawn, finish, folder, program, root, serve, shoot, visit } from "./harness.mjs";

after(finish);

/** A folder with samples, a server over it or one of its files, and the page. */
async function open(t, { files = [], only, width = 1280, height = 720 } = {}) {
  const dir = await folder();
  for (const file of files) await cp(join(root, "samples", file), join(dir, file));
  const server = await serve(only ? join(dir, only) : dir);
  t.after(server.stop);
  const page = await visit(server.address, { viewport: { width, height } });
  t.after(() => page.context().close());
  return { dir, page, server };
}

const json = async (page) => JSON.parse(await text(page));
/** The text as the editor has it; all of it, though only some lines are drawn. */
const text = (page) => page.evaluate(() => JSON.parse(Object.entries(localStorage).find(([key]) => key.startsWith("saraban:") && key !== "saraban:lang")?.[1] ?? "null")?.text ?? "null");
const field = (page, path) => page.locator(`[data-path='${JSON.stringify(path)}']`);
const fill = (page, path, value) => field(page, path).fill(value);

test("a memo is filled from an empty form, saved and downloaded", async (t) => {
  const { dir, page } = await open(t);
  await page.getByRole("button", { name: "เขียนฉบับใหม่" }).click();
  await page.locator("dialog").waitFor({ state: "detached" });
  // The start is an example: everything in it is taken out first.
  await page.locator("#tab-json").click();
  await page.locator(".cm-content").click();
  await page.keyboard.press("Control+A");
  await page.keyboard.press("Delete");
  await page.keyboard.type("{");
  await page.locator("#tab-form").click();
  // A field that is not there yet is found all the same.
  await page.locator(".findings .place").filter({ hasText: "ผู้รับ" }).click();
  assert.equal(await page.evaluate(() => document.activeElement?.getAttribute("data-path")), '["to"]');
  await fill(page, ["speed"], "ด่วนมาก");
  await fill(page, ["agency"], "สำนักปลัด เทศบาลตำบลทุ่งดอกรัก");
  await fill(page, ["agency", "telephone"], "0 5499 0100");
  await fill(page, ["agency", "extension"], "12");
  await fill(page, ["reference"], "นน 52302/131");
  await page.getByRole("button", { name: /เลือกวันที่จากปฏิทิน \(วันที่\)/ }).first().click();
  await page.locator(".calendar").waitFor();
  await shoot(page, "calendar");
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("PageUp");
  await page.keyboard.press("Enter");
  await fill(page, ["subject"], "ขออนุมัติจัดซื้อวัสดุสำนักงาน");
  await page.locator(".form").getByRole("button", { name: "ผู้รับ", exact: true }).click();
  await page.keyboard.type("นายกเทศมนตรีตำบลทุ่งดอกรัก");
  const adder = (kind) => page.locator(".blocks").first().locator(".adder").last().getByRole("button", { name: kind, exact: true });
  await adder("ย่อหน้า").click();
  await page.keyboard.type("ด้วยวัสดุสำนักงานใกล้หมด จึงขออนุมัติจัดซื้อ ดังนี้");
  await adder("ข้อ").click();
  await page.keyboard.type("กระดาษ");
  await page.keyboard.press("Enter");
  await page.keyboard.type("ขนาด A4");
  await page.keyboard.press("Alt+ArrowRight");
  await page.keyboard.press("Enter");
  await page.keyboard.type("ขนาด A3");
  await fill(page, ["closing"], "จึงเรียนมาเพื่อโปรดพิจารณาอนุมัติ");
  await page.locator(".form").getByRole("button", { name: "ผู้ลงนาม", exact: true }).click();
  await page.keyboard.type("นางสาวตัวอย่าง ใจดี");
  await fill(page, ["signatories", "position"], "เจ้าพนักงานธุรการชำนาญงาน");
  await page.locator(".findings .good").waitFor({ timeout: 5000 }).catch(async (error) => {
    await shoot(page, "filled");
    throw new Error(`${error.message}\n${await page.locator(".findings").innerText()}\n${JSON.stringify((await json(page)).body)}`);
  });
  await drawn(page);
  await shoot(page, "filled");
  const memo = await json(page);
  assert.deepEqual(memo.body[1], { items: [{ text: "กระดาษ", items: ["ขนาด A4", "ขนาด A3"] }] });
  assert.match(memo.date, /^\d{4}-\d{2}-\d{2}$/);
  assert.equal(memo.agency.name, "สำนักปลัด เทศบาลตำบลทุ่งดอกรัก");

  await page.keyboard.press("Control+S");
  await page.locator("#file-name").fill("จัดซื้อ.json");
  await page.keyboard.press("Enter");
  await page.locator("dialog").waitFor({ state: "detached" });
  assert.deepEqual(JSON.parse(await readFile(join(dir, "จัดซื้อ.json"), "utf8")), memo);

  for (const [format, name] of [["PDF", "pdf"], ["DOCX (Word)", "docx"], ["JSON", "json"]]) {
    await page.getByRole("button", { name: "ดาวน์โหลด" }).click();
    const [download] = await Promise.all([page.waitForEvent("download"), page.getByRole("menuitem", { name: format }).click()]);
    assert.equal(download.suggestedFilename(), `จัดซื้อ.${name}`);
    await download.saveAs(join(dir, `out.${name}`));
  }
  const pdf = execFileSync("pdftotext", ["-layout", join(dir, "out.pdf"), "-"], { encoding: "utf8" });
  assert.match(pdf, /ขออนุมัติจัดซื้อวัสดุสำนักงาน/);
  assert.match(pdf, /๑\.๒\s+ขนาด A3/);
  assert.equal((await readFile(join(dir, "out.docx"))).subarray(0, 2).toString(), "PK");
  assert.deepEqual(JSON.parse(execFileSync(program, ["extract", join(dir, "out.docx")], { encoding: "utf8" })), memo);
  assert.deepEqual(page.complaints, []);
});

test("a table is pasted from a spreadsheet", async (t) => {
  const { dir, page } = await open(t, { files: ["training-request.json"], only: "training-request.json" });
  await drawn(page);
  await page.locator(".blocks").first().locator(".adder").last().getByRole("button", { name: "ตาราง", exact: true }).click();
  const at = JSON.parse(await readFile(join(dir, "training-request.json"), "utf8")).body.length;
  const paste = (path, tsv) =>
    field(page, path).evaluate((box, tsv) => {
      box.focus();
      const data = new DataTransfer();
      data.setData("text/plain", tsv);
      box.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }));
    }, tsv);
  await paste(["body", at, "table", "columns", 0], 'รายการ\tจำนวน\tราคา\r\n"กระดาษ\nA4"\t30\t1,500.00\r\nแฟ้ม\t20\t900.00\r\nซอง\t5\t50.00\r\n');
  await drawn(page);
  const { table } = (await json(page)).body[at];
  assert.deepEqual(table.columns, ["รายการ", "จำนวน", "ราคา"]);
  assert.deepEqual(table.rows, [["กระดาษ\nA4", "30", "1,500.00"], ["แฟ้ม", "20", "900.00"], ["ซอง", "5", "50.00"]]);
  await field(page, ["body", at, "table", "rows", 2, 0]).focus();
  await page.keyboard.press("Enter");
  await page.keyboard.type("ดินสอ");
  assert.deepEqual((await json(page)).body[at].table.rows[3], ["ดินสอ", "", ""]);
  await shoot(page, "table");
  // The commands of a row are seen whole, and do what they say.
  await page.getByRole("button", { name: "คำสั่งอื่น: แถว 4", exact: true }).click();
  const menu = await page.locator(".menu-list").boundingBox();
  assert.ok(menu.y >= 0 && menu.y + menu.height <= 720, `outside the window: ${JSON.stringify(menu)}`);
  await page.getByRole("menuitem", { name: "เลื่อนขึ้น" }).click();
  assert.deepEqual((await json(page)).body[at].table.rows[2], ["ดินสอ", "", ""]);
  await page.keyboard.press("Control+Z");
  await page.keyboard.press("Control+Z");
  await page.keyboard.press("Control+Z");
  assert.equal((await json(page)).body[at].table.rows.length, 3);
  assert.deepEqual(page.complaints, []);
});

test("a broken field is told, the last good pages stay, and mending it draws anew", async (t) => {
  const { page } = await open(t, { files: ["purchase-report.json"], only: "purchase-report.json" });
  await drawn(page);
  const before = await page.locator(".sheet img").first().getAttribute("data-page");
  await field(page, ["date"]).fill("31 กุมภาพันธ์ 2569");
  await page.locator(".stale").waitFor();
  assert.equal(await page.locator(".sheet img").first().getAttribute("data-page"), before);
  assert.equal(await field(page, ["date"]).getAttribute("aria-invalid"), "true");
  await shoot(page, "broken");
  await field(page, ["subject"]).focus();
  await page.locator(".findings .place").first().click();
  assert.equal(await page.evaluate(() => document.activeElement?.getAttribute("data-path")), '["date"]');
  await field(page, ["date"]).fill("๑๗ กุมภาพันธ์ ๒๕๖๙");
  await drawn(page);
  assert.equal(await page.locator(".sheet img").first().getAttribute("data-page"), before);

  // The same in the text.
  await page.locator("#tab-json").click();
  await page.locator(".cm-content").click();
  await page.keyboard.press("Control+End");
  await page.keyboard.type(",");
  await page.locator(".stale").waitFor();
  await page.locator("#tab-form").click();
  await page.getByText("JSON ยังไม่ถูกต้อง").waitFor();
  await shoot(page, "broken-json");
  await page.getByRole("button", { name: "ไปยังที่ผิด" }).click();
  await page.keyboard.press("Control+Z");
  await drawn(page);
  assert.deepEqual(page.complaints, []);
});

test("a click on the page leads to its field, and the field is marked on the page", async (t) => {
  const { page } = await open(t, { files: ["integrity-report.json"], only: "integrity-report.json" });
  await drawn(page);
  const [sheet] = await page.locator(".sheet").all();
  const size = await sheet.boundingBox();
  const click = async (x, y) => {
    await sheet.click({ position: { x: (x / 595.3) * size.width, y: (y / 841.9) * size.height } });
    await page.waitForTimeout(100);
    return page.evaluate(() => document.activeElement?.getAttribute("data-path"));
  };
  assert.equal(await click(300, 160), '["subject"]');
  assert.equal(await click(360, 138), '["date"]');
  assert.equal(await click(130, 138), '["reference"]');
  assert.equal(await click(300, 268), '["body",1]');
  assert.ok((await page.locator(".marked").count()) >= 4);
  await shoot(page, "marked");
});

test("completion and diagnostics stand in the text", async (t) => {
  const { page } = await open(t, { files: ["draft.json"], only: "draft.json" });
  await drawn(page);
  await page.locator("#tab-json").click();
  await page.locator(".cm-content").click();
  await page.keyboard.press("Control+Home");
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("Enter");
  await page.keyboard.type('"spe');
  await page.locator(".cm-tooltip-autocomplete").waitFor();
  await shoot(page, "completion");
  await page.keyboard.press("Enter");
  await page.keyboard.type("\"");
  await page.keyboard.press("Control+Space");
  await page.locator(".cm-tooltip-autocomplete").getByText("ด่วนที่สุด").waitFor();
  await page.keyboard.press("Escape");
  await page.keyboard.type("ช้า");
  await page.locator(".cm-lintRange-error").first().waitFor();
  await shoot(page, "json-error");
  assert.deepEqual(page.complaints, []);
});

test("a file changed in an editor is redrawn, and neither side's work is lost", async (t) => {
  const { dir, page } = await open(t, { files: ["training-request.json"], only: "training-request.json" });
  await drawn(page);
  const file = join(dir, "training-request.json");
  const theirs = (await readFile(file, "utf8")).replace(/"subject": "[^"]*"/, '"subject": "ขอเปลี่ยนจากโปรแกรมอื่น"');
  await writeFile(file, theirs);
  await page.waitForFunction(() => document.querySelector(`[data-path='["subject"]']`)?.value === "ขอเปลี่ยนจากโปรแกรมอื่น");
  await drawn(page);

  await fill(page, ["subject"], "ขอเปลี่ยนในหน้านี้");
  await writeFile(file, theirs.replace("โปรแกรมอื่น", "โปรแกรมที่สาม"));
  await page.getByRole("button", { name: "ใช้ฉบับในไฟล์" }).waitFor();
  await shoot(page, "conflict");
  assert.equal(await field(page, ["subject"]).inputValue(), "ขอเปลี่ยนในหน้านี้");
  await page.getByRole("button", { name: "ใช้ฉบับในไฟล์" }).click();
  assert.equal(await field(page, ["subject"]).inputValue(), "ขอเปลี่ยนจากโปรแกรมที่สาม");
  await page.keyboard.press("Control+Z");
  assert.equal(await field(page, ["subject"]).inputValue(), "ขอเปลี่ยนในหน้านี้");
  await page.keyboard.press("Control+S");
  await page.getByText("บันทึกแล้ว").waitFor();
  assert.match(await readFile(file, "utf8"), /ขอเปลี่ยนในหน้านี้/);
  assert.deepEqual(await readdir(dir), ["training-request.json"]);
});

test("saving waits for an answer when another changed the file, and makes a removed file anew", async (t) => {
  const { dir, page } = await open(t, { files: ["training-request.json"], only: "training-request.json" });
  await drawn(page);
  const file = join(dir, "training-request.json");
  const theirs = (await readFile(file, "utf8")).replace(/"subject": "[^"]*"/, '"subject": "ของโปรแกรมอื่น"');
  await fill(page, ["subject"], "ของหน้านี้");
  await writeFile(file, theirs);
  const keep = page.getByRole("button", { name: "ใช้ฉบับในหน้านี้" });
  await keep.waitFor();
  for (let time = 0; time < 2; time++) {
    await page.keyboard.press("Control+S");
    await page.waitForTimeout(400);
    assert.equal(await readFile(file, "utf8"), theirs, "not overwritten before it is said which text counts");
  }
  await page.getByRole("button", { name: "ปิด", exact: true }).click();
  await page.keyboard.press("Control+S");
  await keep.click();
  await page.keyboard.press("Control+S");
  await page.getByText("บันทึกแล้ว").waitFor();
  assert.match(await readFile(file, "utf8"), /ของหน้านี้/);

  await fill(page, ["subject"], "หลังไฟล์หาย");
  await rm(file);
  await page.keyboard.press("Control+S");
  await page.getByText("ไฟล์นี้ถูกลบหรือย้ายไปแล้ว").waitFor();
  await page.keyboard.press("Control+S");
  await page.getByText("บันทึกแล้ว").waitFor();
  assert.match(await readFile(file, "utf8"), /หลังไฟล์หาย/);
});

test("lines keep the ends their file has", async (t) => {
  const dir = await folder();
  const file = join(dir, "memo.json");
  const text = (await readFile(join(root, "samples/draft.json"), "utf8")).replace(/\n/g, "\r\n");
  await writeFile(file, text);
  const server = await serve(file);
  t.after(server.stop);
  const page = await visit(server.address);
  t.after(() => page.context().close());
  await drawn(page);
  await page.locator(".status", { hasText: "บันทึกแล้ว" }).waitFor();
  const subject = JSON.parse(text).subject;
  await fill(page, ["subject"], "เรื่องใหม่");
  await page.keyboard.press("Control+S");
  await page.locator(".status", { hasText: "บันทึกแล้ว" }).waitFor();
  assert.equal(await readFile(file, "utf8"), text.replace(subject, "เรื่องใหม่"));
});

test("a picture that changes is drawn anew", async (t) => {
  const dir = await folder();
  const memo = JSON.parse(await readFile(join(root, "samples/draft.json"), "utf8"));
  await writeFile(join(dir, "memo.json"), JSON.stringify({ ...memo, body: ["ภาพ", { picture: { path: "a.png", alt: "ภาพ" } }] }));
  const server = await serve(join(dir, "memo.json"));
  t.after(server.stop);
  const page = await visit(server.address);
  t.after(() => page.context().close());
  // The picture is not there yet: that is a mistake until it comes.
  await page.locator(".findings .place").first().waitFor();
  await cp(join(root, "samples/integrity-report.png"), join(dir, "a.png"));
  await drawn(page);
  const ids = () => page.locator(".sheet img").evaluateAll((images) => images.map((image) => image.dataset.page).join());
  const before = await ids();
  await page.screenshot({ path: join(dir, "a.png") });
  await page.waitForFunction((before) => [...document.querySelectorAll(".sheet img")].map((image) => image.dataset.page).join() !== before, before);
});

test("the page itself never scrolls, and work without a file is not lost to a sample", async (t) => {
  const { page } = await open(t, { files: ["purchase-report.json", "draft.json"] });
  await page.locator("dialog").waitFor();
  await page.keyboard.press("Escape");
  await drawn(page);
  await fill(page, ["subject"], "งานที่ยังไม่มีไฟล์");
  await page.keyboard.press("Control+O");
  await page.getByRole("button", { name: "purchase-report.json" }).click();
  await drawn(page);
  await page.locator(".card").last().evaluate((card) => card.scrollIntoView());
  assert.equal(await page.evaluate(() => document.documentElement.scrollTop + document.body.scrollTop), 0);
  await page.keyboard.press("Control+O");
  await page.getByRole("button", { name: "งานที่ยังไม่ได้บันทึกลงไฟล์" }).click();
  await page.locator("dialog").waitFor({ state: "detached" });
  assert.equal(await field(page, ["subject"]).inputValue(), "งานที่ยังไม่มีไฟล์");
  await page.keyboard.press("Control+O");
  await page.locator(".gallery button").first().click();
  await page.getByRole("button", { name: "เริ่มฉบับใหม่" }).click();
  await page.locator("dialog").waitFor({ state: "detached" });
  assert.notEqual(await field(page, ["subject"]).inputValue(), "งานที่ยังไม่มีไฟล์");
  await page.keyboard.press("Control+Z");
  assert.equal(await field(page, ["subject"]).inputValue(), "งานที่ยังไม่มีไฟล์");
});

test("nothing is lost on reload nor when the program stops", async (t) => {
  const dir = await folder();
  const file = join(dir, "memo.json");
  await cp(join(root, "samples/draft.json"), file);
  const first = await serve(file);
  const port = new URL(first.address).port;
  const page = await visit(first.address);
  t.after(() => page.context().close());
  await drawn(page);
  await fill(page, ["subject"], "งานที่ยังไม่ได้บันทึก");
  await page.reload();
  await drawn(page);
  assert.equal(await field(page, ["subject"]).inputValue(), "งานที่ยังไม่ได้บันทึก");
  await page.keyboard.press("Control+Z");
  assert.notEqual(await field(page, ["subject"]).inputValue(), "งานที่ยังไม่ได้บันทึก", "what can be undone outlives a reload");
  await first.stop();
  await fill(page, ["subject"], "เขียนต่อเมื่อโปรแกรมหยุด");
  await page.getByText("ติดต่อโปรแกรมไม่ได้").waitFor();
  await shoot(page, "away");
  const second = await serve(file, "--port", port);
  t.after(second.stop);
  await page.getByText("ที่อยู่นี้ใช้ไม่ได้แล้ว").waitFor();
  await page.goto("about:blank");
  await page.goto(second.address);
  await drawn(page);
  assert.equal(await field(page, ["subject"]).inputValue(), "เขียนต่อเมื่อโปรแกรมหยุด");
  assert.doesNotMatch(await readFile(file, "utf8"), /โปรแกรมหยุด/);
});

test("printing gives the pages and nothing else", async (t) => {
  const { dir, page } = await open(t, { files: ["integrity-report.json"], only: "integrity-report.json" });
  await drawn(page);
  const pages = await page.locator(".sheet").count();
  await page.pdf({ path: join(dir, "print.pdf"), preferCSSPageSize: true, printBackground: true });
  const info = execFileSync("pdfinfo", ["-l", "99", join(dir, "print.pdf")], { encoding: "utf8" });
  assert.match(info, new RegExp(`Pages:\\s+${pages}\\b`));
  assert.match(info, /Page\s+\d+ size:\s+84\d(\.\d+)? x 59\d/);
});

test("a hostile text stays text", async (t) => {
  const { dir } = await open(t);
  const file = join(dir, "x.json");
  const evil = '<img src=x onerror="document.title=1"><script>document.title=2</script>';
  const memo = JSON.parse(await readFile(join(root, "samples/training-request.json"), "utf8"));
  await writeFile(file, JSON.stringify({ ...memo, subject: evil, [evil]: 1, body: [evil, { heading: evil }] }));
  const server = await serve(file);
  t.after(server.stop);
  const page = await visit(server.address);
  t.after(() => page.context().close());
  await page.locator(".findings .place").first().waitFor();
  await page.locator("#tab-json").click();
  await page.waitForTimeout(300);
  assert.equal(await page.title(), "x.json — saraban");
  assert.equal(await page.locator("img[src=x], main script").count(), 0);
  assert.deepEqual(page.complaints, []);
});

test("the gallery, the other language, a phone", async (t) => {
  const { page } = await open(t, { files: ["draft.json", "circular.json"] });
  await page.locator(".thumb img").nth(5).waitFor();
  await page.waitForTimeout(500);
  await shoot(page, "gallery");
  await page.getByRole("button", { name: "หนังสือเวียน" }).click();
  await drawn(page);
  await page.getByRole("button", { name: "English" }).click();
  await page.getByRole("button", { name: "Save" }).waitFor();
  assert.equal(await page.locator("html").getAttribute("lang"), "en");
  await drawn(page);
  await shoot(page, "english");
  await page.setViewportSize({ width: 390, height: 780 });
  await page.waitForTimeout(300);
  await shoot(page, "phone-form");
  await page.getByRole("button", { name: "Pages", exact: true }).click();
  await page.waitForTimeout(300);
  await shoot(page, "phone-pages");
  const wide = await page.evaluate(() => document.documentElement.scrollWidth);
  assert.ok(wide <= 390, `wider than the phone: ${wide}`);
  // And back: the pages leave the switch in reach.
  await page.getByRole("button", { name: "Edit", exact: true }).click({ timeout: 3000 });
  await field(page, ["subject"]).fill("");
  await page.getByText("The pages are from before the mistakes").waitFor({ state: "attached" });
  await page.getByRole("button", { name: "Undo" }).click();
  assert.notEqual(await field(page, ["subject"]).inputValue(), "");
  // The last date of the form: its calendar is seen whole.
  await page.getByRole("button", { name: /Pick a date|calendar/ }).last().click();
  const inside = await page.locator(".calendar").evaluate((calendar) => {
    const [box, pane] = [calendar.getBoundingClientRect(), calendar.closest(".edit-pane, .form").parentElement.getBoundingClientRect()];
    return [box.top >= pane.top, box.bottom <= Math.min(pane.bottom, innerHeight), box.right <= innerWidth];
  });
  assert.deepEqual(inside, [true, true, true]);
  await shoot(page, "phone-calendar");
  assert.deepEqual(page.complaints, []);
});
