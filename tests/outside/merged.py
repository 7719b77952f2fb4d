"""The bookmarks of a PDF with the page (from 0) each leads to, and the text of every page."""

import json
import sys

import pikepdf
import pymupdf

document = pikepdf.open(sys.argv[1])
pages = [page.objgen for page in document.pages]
with document.open_outline() as outline:
    bookmarks = [[item.title, pages.index(item.destination[0].objgen)] for item in outline.root]
texts = [page.get_text() for page in pymupdf.open(sys.argv[1])]
print(json.dumps({"bookmarks": bookmarks, "pages": texts}))
