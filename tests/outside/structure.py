"""What PDF files say of their own structure, read by pikepdf (qpdf) and pdfplumber, as JSON on standard output.

structure.py FILE...    language, title, fonts, the structure tree with its text, and how pages hang on it

Nothing is judged here.
"""

import io
import json
import sys

import pdfplumber
import pikepdf

from readers import by_glyphs

PAINT = {"Tj", "TJ", "'", '"', "Do", "sh", "INLINE IMAGE", "f", "F", "f*", "B", "B*", "b", "b*", "S", "s"}


def name(value):
    return None if value is None else str(value).lstrip("/")


def text(value):
    return None if value is None else str(value)


def items(value):
    return value if isinstance(value, pikepdf.Array) else [] if value is None else [value]


def content(page):
    """The numbers of a page's marked content, and how much is painted inside, as artifacts, and in neither."""
    found = {"numbers": [], "inside": 0, "artifacts": 0, "bare": 0}
    stack = []
    for operands, operator in pikepdf.parse_content_stream(page):
        operator = str(operator)
        if operator in ("BDC", "BMC"):
            about = operands[1] if operator == "BDC" else {}
            if "/MCID" in about:
                found["numbers"].append(int(about["/MCID"]))
            stack.append("artifacts" if operands[0] == "/Artifact" else "inside" if "/MCID" in about else None)
        elif operator == "EMC":
            stack.pop()
        elif operator in PAINT:
            found[next((kind for kind in reversed(stack) if kind), "bare")] += 1
    return found


class Reader:
    """Reads the structure tree; content that hangs on it is noted as [page, number]."""

    def __init__(self, path, pages):
        self.pages = {page.obj.objgen: index for index, page in enumerate(pages)}
        self.texts = {}
        self.used = []
        with pdfplumber.open(io.BytesIO(by_glyphs(path))) as pdf:
            for index, page in enumerate(pdf.pages):
                for char in page.chars:
                    at = (index, char["mcid"])
                    self.texts[at] = self.texts.get(at, "") + char["text"]

    def node(self, node, page):
        page = self.pages[node["/Pg"].objgen] if "/Pg" in node else page
        scopes = [name(one["/Scope"]) for one in items(node.get("/A")) if "/Scope" in one]
        found = {
            "tag": name(node["/S"]),
            "alt": text(node.get("/Alt")),
            "scope": scopes[0] if scopes else None,
            "text": "",
            "kids": [],
        }
        for kid in items(node.get("/K")):
            if isinstance(kid, int) or kid.get("/Type") == "/MCR":
                at = (page, kid) if isinstance(kid, int) else (self.pages[kid["/Pg"].objgen], int(kid["/MCID"]))
                self.used.append(at)
                found["text"] += self.texts.get(at, "")
            else:
                found["kids"].append(self.node(kid, page))
        return found


def font(dict):
    inner = dict["/DescendantFonts"][0] if "/DescendantFonts" in dict else dict
    descriptor = inner.get("/FontDescriptor", {})
    return {
        "name": name(dict["/BaseFont"]),
        "embedded": any(key in descriptor for key in ("/FontFile", "/FontFile2", "/FontFile3")),
        "unicode": "/ToUnicode" in dict,
    }


def reached(pdf):
    """How many objects the trailer leads to."""
    seen = set()
    todo = [pdf.trailer]
    while todo:
        value = todo.pop()
        if not isinstance(value, pikepdf.Object) or value.is_indirect and value.objgen in seen:
            continue
        if value.is_indirect:
            seen.add(value.objgen)
        if isinstance(value, (pikepdf.Dictionary, pikepdf.Stream)):
            todo.extend(value[key] for key in value.keys())
        elif isinstance(value, pikepdf.Array):
            todo.extend(value)
    return len(seen)


def structure(path):
    with pikepdf.open(path) as pdf:
        root = pdf.Root
        reader = Reader(path, pdf.pages)
        tree = [reader.node(node, None) for node in items(root["/StructTreeRoot"]["/K"])]
        dicts = [one for one in pdf.objects if isinstance(one, pikepdf.Dictionary)]
        fonts = [one for one in dicts if one.get("/Type") == "/Font" and "/CIDSystemInfo" not in one]
        return {
            "lang": text(root.get("/Lang")),
            "title": text(pdf.docinfo.get("/Title")),
            "marked": bool(root.get("/MarkInfo", {}).get("/Marked", False)),
            "pdfa": pdf.open_metadata().pdfa_status,
            "outputs": len(root.get("/OutputIntents", [])),
            "fonts": [font(one) for one in fonts],
            "tree": tree,
            "used": reader.used,
            "pages": [content(page) for page in pdf.pages],
            "objects": len(pdf.objects),
            "reached": reached(pdf),
        }


if __name__ == "__main__":
    json.dump([structure(path) for path in sys.argv[1:]], sys.stdout, ensure_ascii=False)
