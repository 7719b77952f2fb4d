"""Writes m.xlsx (openpyxl) and m.ods (odfpy) into a folder: names in row 1, row 2 empty, a memo in row 3."""

import datetime
import json
import sys

import openpyxl
from odf.opendocument import OpenDocumentSpreadsheet
from odf.table import Table, TableCell, TableRow
from odf.text import P

folder, rows = sys.argv[1], json.loads(sys.argv[2])
names, values = rows
date = names.index("วันที่")
day = datetime.date.fromisoformat(values[date])

book = openpyxl.Workbook()
book.active.title = "ว่าง"
sheet = book.create_sheet("บันทึก 1")
sheet.append(names)
sheet.append([])
for column, value in enumerate(values, 1):
    sheet.cell(row=3, column=column, value=value)
cell = sheet.cell(row=3, column=date + 1, value=day)
cell.number_format = "[$-107041E]d mmm yyyy;@"
book.save(f"{folder}/m.xlsx")

document = OpenDocumentSpreadsheet()
table = Table(name="แผ่น1")
document.spreadsheet.addElement(table)


def row(values, **repeats):
    line = TableRow(**repeats)
    for index, value in enumerate(values):
        if value is None:
            cell = TableCell(numbercolumnsrepeated=16384)
        elif value == day.isoformat():
            cell = TableCell(valuetype="date", datevalue=value)
            cell.addElement(P(text="10 เม.ย. 65"))
        else:
            cell = TableCell(valuetype="string")
            for text in value.split("\n"):
                cell.addElement(P(text=text))
        line.addElement(cell)
    table.addElement(line)


row(names + [None])
row([None])
row(values)
row([None], numberrowsrepeated=1048573)
document.save(f"{folder}/m.ods")
