"""What other programs find in PDF files, as JSON on standard output.

readers.py text FILE...        the text of each file's pages, by MuPDF, PDFium and pypdf
readers.py find WORDS FILE...  how often PDFium's own search, Chrome's, finds each word (a JSON list) in each file
readers.py layout FILE...      each page's glyphs, strokes and drawn outlines, by pdfplumber
readers.py ink FILE...         each page's characters with the box that their ink fills, by PDFium

Lengths are in points from the page's upper left corner. Nothing is judged here.
"""

import json
import sys


def text(path):
    import pymupdf
    import pypdf
    import pypdfium2

    with pymupdf.open(path) as pdf:
        mupdf = [page.get_text() for page in pdf]
    pdf = pypdfium2.PdfDocument(path)
    pdfium = [page.get_textpage().get_text_range() for page in pdf]
    pypdf_pages = [page.extract_text() for page in pypdf.PdfReader(path).pages]
    return {"MuPDF": mupdf, "PDFium": pdfium, "pypdf": pypdf_pages}


def find(path, words):
    import pypdfium2

    counts = [0] * len(words)
    for page in pypdfium2.PdfDocument(path):
        read = page.get_textpage()
        for index, word in enumerate(words):
            search = read.search(word, match_case=True)
            while search.get_next():
                counts[index] += 1
    return counts


def glyph(char, height):
    return {
        "text": char["text"],
        "x0": char["matrix"][4],
        "x1": char["x1"],
        "baseline": height - char["matrix"][5],
        "size": char["size"],
        "font": char["fontname"].split("+")[-1],
        "color": list(char["non_stroking_color"]),
    }


def stroke(line):
    # A dash of no length with round caps is a dot; the last one need not be at the stroke's end.
    dash = (line.get("dash") or ([], 0))[0]
    period = sum(dash)
    x1 = line["x0"] + (line["x1"] - line["x0"]) // period * period if period else line["x1"]
    return {
        "x0": line["x0"],
        "x1": x1,
        "top": line["top"],
        "bottom": line["bottom"],
        "width": line["linewidth"],
        "period": period,
    }


def box(shape):
    return {key: shape[key] for key in ("x0", "x1", "top", "bottom")}


def layout(path):
    import pdfplumber

    pages = []
    with pdfplumber.open(path) as pdf:
        for page in pdf.pages:
            pages.append(
                {
                    "width": float(page.width),
                    "height": float(page.height),
                    "glyphs": [glyph(char, float(page.height)) for char in page.chars],
                    "strokes": [stroke(line) for line in page.lines],
                    "boxes": [box(shape) for shape in page.rects],
                    "outlines": [box(shape) for shape in page.curves],
                }
            )
    return pages


def by_glyphs(path):
    """The file without the text that stands beside groups of glyphs: each glyph counts for itself."""
    import io

    import pikepdf

    with pikepdf.open(path) as pdf:
        for page in pdf.pages:
            kept, open_marks = [], []
            for operands, operator in pikepdf.parse_content_stream(page):
                if str(operator) in ("BDC", "BMC"):
                    open_marks.append(str(operator) == "BDC" and "/ActualText" in operands[1])
                beside = open_marks and open_marks[-1]
                if str(operator) == "EMC":
                    open_marks.pop()
                if not (beside and str(operator) in ("BDC", "EMC")):
                    kept.append((operands, operator))
            page.Contents = pdf.make_stream(pikepdf.unparse_content_stream(kept))
        plain = io.BytesIO()
        pdf.save(plain)
    return plain.getvalue()


def ink(path):
    import pypdfium2

    pages = []
    for page in pypdfium2.PdfDocument(by_glyphs(path)):
        height = page.get_height()
        read = page.get_textpage()
        chars = []
        for index in range(read.count_chars()):
            char = read.get_text_range(index, 1)
            if not char.isspace():
                x0, below, x1, above = read.get_charbox(index)
                start, _, end, _ = read.get_charbox(index, loose=True)
                box = {"x0": x0, "x1": x1, "top": height - above, "bottom": height - below}
                chars.append({"text": char, "start": start, "end": end, "ink": box})
        pages.append(chars)
    return pages


if __name__ == "__main__":
    what, files = sys.argv[1], sys.argv[2:]
    if what == "find":
        words = json.loads(files.pop(0))
        found = [find(path, words) for path in files]
    else:
        found = [{"text": text, "layout": layout, "ink": ink}[what](path) for path in files]
    json.dump(found, sys.stdout, ensure_ascii=False)
