"""The cells of a .csv (Python's csv) or .xlsx (openpyxl) file as JSON; table.py FILE.

Of a workbook also the types of its cells (s text, n number, f formula), its rows' heights and what it says of itself.
"""

import csv
import json
import sys

import openpyxl

path = sys.argv[1]
if path.endswith(".csv"):
    with open(path, newline="", encoding="utf-8-sig") as file:
        answer = {"rows": list(csv.reader(file))}
else:
    book = openpyxl.load_workbook(path)
    sheet = book.active
    answer = {
        "rows": [[cell.value for cell in row] for row in sheet.iter_rows()],
        "types": [[cell.data_type for cell in row] for row in sheet.iter_rows()],
        "heights": [sheet.row_dimensions[row].height for row in range(1, sheet.max_row + 1)],
        "title": sheet.title,
        "created": book.properties.created.isoformat(),
        "frozen": sheet.freeze_panes,
        "repeated": sheet.print_title_rows,
    }
json.dump(answer, sys.stdout)
