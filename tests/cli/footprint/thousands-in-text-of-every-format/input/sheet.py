# SPDX-License-Identifier: MIT
"""A workbook of one sheet with numbers and text, as Excel and LibreOffice save it."""
import html
import zipfile

HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
FORMATS = "http://schemas.openxmlformats.org/"
OFFICE = FORMATS + "officeDocument/2006/relationships"
PACKAGE = FORMATS + "package/2006/"
MAIN = FORMATS + "spreadsheetml/2006/main"


def relations(*targets):
    rows = "".join(f'<Relationship Id="rId{i}" Type="{OFFICE}/{kind}" Target="{target}"/>'
                   for i, (kind, target) in enumerate(targets, 1))
    return f'{HEAD}<Relationships xmlns="{PACKAGE}relationships">{rows}</Relationships>'


def write(path, rows):
    def cell(row, column, value):
        place = f"{chr(65 + column)}{row}"
        if value is None:
            return ""
        if isinstance(value, str):
            return f'<c r="{place}" t="inlineStr"><is><t>{html.escape(value)}</t></is></c>'
        return f'<c r="{place}"><v>{value}</v></c>'

    lines = "".join(f'<row r="{i}">' + "".join(cell(i, j, value) for j, value in enumerate(row)) + "</row>"
                    for i, row in enumerate(rows, 1))
    sheet = "application/vnd.openxmlformats-officedocument.spreadsheetml."
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as book:
        book.writestr("[Content_Types].xml", f'{HEAD}<Types xmlns="{PACKAGE}content-types">'
                      f'<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
                      f'<Override PartName="/xl/workbook.xml" ContentType="{sheet}sheet.main+xml"/>'
                      f'<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{sheet}worksheet+xml"/></Types>')
        book.writestr("_rels/.rels", relations(("officeDocument", "xl/workbook.xml")))
        book.writestr("xl/workbook.xml", f'{HEAD}<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}"><sheets>'
                      '<sheet name="Tabelle1" sheetId="1" r:id="rId1"/></sheets></workbook>')
        book.writestr("xl/_rels/workbook.xml.rels", relations(("worksheet", "worksheets/sheet1.xml")))
        book.writestr("xl/worksheets/sheet1.xml",
                      f'{HEAD}<worksheet xmlns="{MAIN}"><sheetData>{lines}</sheetData></worksheet>')


def write_ods(path, rows):
    def cell(value):
        if value is None:
            return "<table:table-cell/>"
        kind = "string" if isinstance(value, str) else f'float" office:value="{value}'
        return f'<table:table-cell office:value-type="{kind}"><text:p>{html.escape(str(value))}</text:p></table:table-cell>'

    lines, i = [], 0
    while i < len(rows):  # equal rows stand once, with their number
        count = next((n for n, row in enumerate(rows[i:]) if row != rows[i]), len(rows) - i)
        lines.append(f'<table:table-row table:number-rows-repeated="{count}">{"".join(map(cell, rows[i]))}</table:table-row>')
        i += count
    names = " ".join(f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for name in ("office", "table", "text"))
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as book:
        book.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet", zipfile.ZIP_STORED)
        book.writestr("content.xml", f'<?xml version="1.0" encoding="UTF-8"?>\n<office:document-content {names}><office:body>'
                      f'<office:spreadsheet><table:table table:name="Tabelle1">{"".join(lines)}</table:table>'
                      "</office:spreadsheet></office:body></office:document-content>")
