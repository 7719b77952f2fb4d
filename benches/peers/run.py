"""The same memos through saraban and through what people use instead, in one run; prints ratios.

run.py SARABAN TYPST FOLDER [COUNT]    as `peers.sh` calls it

Everything runs on one core, and takes the memos from the same files. The typst command and python-docx start
from nothing for each memo, as scripts do; LibreOffice gets all memos at once, its best case. None of the peers checks
the memo, converts digits, cues the next page or sets endorsements: their report is shorter (3 to 5 pages, not 7).
"""

import copy
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import time

import docx
import docxtpl
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Cm, Pt

HERE = pathlib.Path(__file__).parent
SAMPLES = HERE.parent.parent / "samples"
FONTS = HERE.parent.parent / "fonts"
FONT = "TH SarabunPSK"


def varied(sample, number):
    """The sample with other words in every text, so that no cache serves twice."""

    def vary(value):
        if isinstance(value, str):
            words = re.findall(r"\{\{.*?\}\}|\S+", value)
            # Another order of the words in the middle, another number at the end: as long as before.
            middle = words[1:-1]
            turn = number % max(len(middle), 1)
            return " ".join(words[:1] + middle[turn:] + middle[:turn] + words[1:][-1:])
        if isinstance(value, list):
            return [vary(item) for item in value]
        if isinstance(value, dict):
            kept = ("items", "text", "table", "rows", "body", "continue")
            return {key: vary(item) if key in kept else item for key, item in value.items()}
        return value

    memo = copy.deepcopy(sample)
    memo.pop("$schema", None)
    memo["body"] = vary(memo["body"])
    for attachment in memo.get("attachments", []):
        attachment["body"] = vary(attachment["body"])
    memo["subject"] += f" ครั้งที่ {number}"
    return memo


def plain(text):
    text = re.sub(r"\{\{\s*([^|}]*?)\s*(\|[^}]*)?\}\}", r"\1", text)
    return text.replace("**", "").replace("__", "")


def flat(blocks):
    """Paragraphs and tables, which is what the peers lay out."""
    for block in blocks:
        if isinstance(block, str):
            yield {"text": plain(block), "bold": False}
            continue
        if "heading" in block:
            yield {"text": plain(block["heading"]), "bold": True}
        if "text" in block:
            yield {"text": plain(block["text"]), "bold": False}
        for number, item in enumerate(block.get("items", []), block.get("start", 1)):
            texts = [found["text"] for found in flat([item])]
            yield {"text": f"{number}. {texts[0]}", "bold": False}
            yield from ({"text": text, "bold": False} for text in texts[1:])
        if "table" in block:
            table = block["table"]
            cell = lambda cell: "\n".join(part["text"] for part in flat(cell if isinstance(cell, list) else [str(cell)]))
            head = [column["title"] for column in table["columns"]]
            yield {"rows": [head] + [[cell(value) for value in row] for row in table["rows"]]}


def name_of(value):
    return value if isinstance(value, str) else value["name"]


def simple(memo):
    blocks = list(flat(memo["body"])) + [{"text": memo["closing"], "bold": False}]
    for attachment in memo.get("attachments", []):
        blocks += flat(attachment["body"])
    return {
        "agency": name_of(memo["agency"]),
        "reference": memo["reference"],
        "date": memo["date"],
        "subject": memo["subject"],
        "to": name_of(memo["to"]),
        "blocks": blocks,
        "name": memo["signatories"]["name"],
        "position": memo["signatories"]["position"],
    }


def styled(document):
    font = document.styles["Normal"].font
    font.name, font.size = FONT, Pt(16)
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin, section.right_margin, section.top_margin = Cm(3), Cm(2), Cm(1.5)
    return document


def template(path):
    """A template for docxtpl, as a clerk would type it."""
    document = styled(docx.Document())
    document.add_paragraph("บันทึกข้อความ").alignment = WD_ALIGN_PARAGRAPH.CENTER
    for line in ("ส่วนราชการ  {{ agency }}", "ที่  {{ reference }}  วันที่  {{ date }}", "เรื่อง  {{ subject }}", "เรียน  {{ to }}"):
        document.add_paragraph(line)
    document.add_paragraph("{%p for block in blocks %}")
    document.add_paragraph("{%p if block.rows %}")
    table = document.add_table(rows=3, cols=1)
    table.cell(0, 0).text = "{%tr for row in block.rows %}"
    table.cell(1, 0).text = "{{ row | join(' | ') }}"
    table.cell(2, 0).text = "{%tr endfor %}"
    document.add_paragraph("{%p else %}")
    document.add_paragraph("{{ block.text }}").paragraph_format.first_line_indent = Cm(2.5)
    document.add_paragraph("{%p endif %}")
    document.add_paragraph("{%p endfor %}")
    document.add_paragraph("({{ name }})")
    document.add_paragraph("{{ position }}")
    document.save(path)


def python_docx(memo, path):
    document = styled(docx.Document())
    document.add_paragraph("บันทึกข้อความ").alignment = WD_ALIGN_PARAGRAPH.CENTER
    for line in (
        f"ส่วนราชการ  {memo['agency']}",
        f"ที่  {memo['reference']}  วันที่  {memo['date']}",
        f"เรื่อง  {memo['subject']}",
        f"เรียน  {memo['to']}",
    ):
        document.add_paragraph(line)
    for block in memo["blocks"]:
        if "rows" in block:
            table = document.add_table(rows=0, cols=len(block["rows"][0]))
            for row in block["rows"]:
                for cell, text in zip(table.add_row().cells, row):
                    cell.text = text
            continue
        paragraph = document.add_paragraph()
        paragraph.paragraph_format.first_line_indent = Cm(2.5)
        paragraph.add_run(block["text"]).bold = block["bold"]
    for line in (f"({memo['name']})", memo["position"]):
        document.add_paragraph(line).alignment = WD_ALIGN_PARAGRAPH.CENTER
    document.save(path)


def run(*command, **environment):
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    subprocess.run([str(part) for part in command], check=True, env=os.environ | environment, **quiet)


class Bench:
    def __init__(self, folder, saraban, typst, count):
        self.folder, self.saraban, self.typst, self.count = folder, saraban, typst, count

    def prepare(self, sample):
        shutil.rmtree(self.folder, ignore_errors=True)
        self.folder.mkdir(parents=True)
        self.memos, self.simple = self.folder / "memos", self.folder / "simple"
        self.memos.mkdir(), self.simple.mkdir()
        original = json.loads((SAMPLES / f"{sample}.json").read_text(encoding="utf-8"))
        for number in range(self.count):
            memo = varied(original, number)
            (self.memos / f"m{number:04}.json").write_text(json.dumps(memo, ensure_ascii=False), encoding="utf-8")
            text = json.dumps(simple(memo), ensure_ascii=False)
            (self.simple / f"m{number:04}.json").write_text(text, encoding="utf-8")
        template(self.folder / "template.docx")

    def read(self):
        for path in sorted(self.simple.iterdir()):
            yield path.stem, json.loads(path.read_text(encoding="utf-8"))

    # The contenders. Each makes every memo into a folder of its own.

    def batch(self, formats, jobs=1):
        out = self.folder / f"batch-{formats.replace(',', '-')}-{jobs}"
        return lambda: run(self.saraban, "batch", self.memos, "-o", out, "-f", formats, "--jobs", jobs, "--quiet")

    def render(self):
        (self.folder / "render").mkdir()
        for path in sorted(self.memos.iterdir()):
            run(self.saraban, "render", path, "-o", self.folder / "render" / f"{path.stem}.pdf")

    def typst_cli(self):
        (self.folder / "typst").mkdir()
        for path in sorted(self.simple.iterdir()):
            inputs = ["--root", "/", "--font-path", FONTS, "--ignore-system-fonts", "--input", f"memo={path}"]
            run(self.typst, "compile", *inputs, HERE / "memo.typ", self.folder / "typst" / f"{path.stem}.pdf")

    def docxtpl(self):
        (self.folder / "docxtpl").mkdir(exist_ok=True)
        for name, memo in self.read():
            document = docxtpl.DocxTemplate(self.folder / "template.docx")
            document.render(memo)
            document.save(self.folder / "docxtpl" / f"{name}.docx")

    def docxtpl_and_libreoffice(self):
        self.docxtpl()
        folder = self.folder / "docxtpl"
        # A home of its own, with the fonts.
        home = self.folder / "office"
        home.mkdir()
        (home / ".fonts").symlink_to(FONTS.absolute())
        files = sorted(folder.glob("*.docx"))
        run("soffice", "--headless", "--convert-to", "pdf", "--outdir", folder, *files, HOME=str(home))

    def python_docx(self):
        (self.folder / "python-docx").mkdir()
        for name, memo in self.read():
            python_docx(memo, self.folder / "python-docx" / f"{name}.docx")

    def timed(self, work):
        began = time.perf_counter()
        work()
        return (time.perf_counter() - began) / self.count * 1000

    def table(self, sample):
        self.prepare(sample)
        rows = [
            ("saraban batch", "PDF + DOCX", self.batch("pdf,docx"), None),
            ("docxtpl + LibreOffice", "PDF + DOCX", self.docxtpl_and_libreoffice, 0),
            ("saraban batch", "PDF", self.batch("pdf"), None),
            ("saraban render, a process a memo", "PDF", self.render, 2),
            ("typst compile, a process a memo", "PDF", self.typst_cli, 2),
            ("saraban batch", "DOCX", self.batch("docx"), None),
            ("python-docx", "DOCX", self.python_docx, 5),
        ]
        times = []
        for _, _, work, _ in rows:
            times.append(self.timed(work))
        print(f"\n{sample}, {self.count} memos, one core\n\n| | makes | ms a memo | times saraban |\n|---|---|--:|--:|")
        for (name, makes, _, against), taken in zip(rows, times):
            ratio = "1" if against is None else f"{taken / times[against]:.1f}"
            print(f"| {name} | {makes} | {taken:.1f} | {ratio} |")
        sys.stdout.flush()
        self.check()

    def check(self):
        """Every contender has made every memo."""
        for name, ending in (("batch-pdf-docx-1", "pdf"), ("batch-pdf-docx-1", "docx"), ("render", "pdf"), ("typst", "pdf"),
                             ("docxtpl", "docx"), ("docxtpl", "pdf"), ("python-docx", "docx")):
            made = len(list((self.folder / name).glob(f"*.{ending}")))
            assert made == self.count, f"{name}: {made} {ending}"


saraban, typst, folder = (pathlib.Path(argument).absolute() for argument in sys.argv[1:4])
count = int(sys.argv[4]) if len(sys.argv) > 4 else 100
os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
bench = Bench(folder, saraban, typst, count)
for sample in ("training-request", "integrity-report"):
    bench.table(sample)
