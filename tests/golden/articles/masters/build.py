#!/usr/bin/env python3
"""Make the DOCX and PDF articles of this folder's parent from their masters (`NAME.md`, pandoc Markdown with `[^1]` notes).

usage: build.py [NAME ...]      all articles where none is named

Needs two programs, both in Debian, and else the standard library only:
    apt-get install -y --no-install-recommends pandoc libreoffice-writer fonts-liberation hyphen-en-us hyphen-en-gb

Pandoc makes a DOCX whose notes are real Word footnotes; `dress` gives it the look of its publisher (fonts, running headers,
page numbers, hyphenation) by rewriting parts of the package; `soffice` prints the PDF articles from that DOCX. Word endnotes
are the footnotes part under another name. The working paper has neither: its notes are typed out under "Endnotes", as authors
who never found the menu do. The wording is only in the masters: change it there, and the annotation with it.
"""

import os
import re
import subprocess
import sys
import tempfile
import zipfile
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

MASTERS = Path(__file__).resolve().parent
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
WORD_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
PAGE, PAGES = '<w:fldSimple w:instr="PAGE"/>', '<w:fldSimple w:instr="NUMPAGES"/>'
ARABIC_ENDNOTES = (
    '<w:endnotePr><w:numFmt w:val="decimal"/></w:endnotePr>'  # Word's own are i, ii, iii
)
TAB = "<w:r><w:tab/></w:r>"


@dataclass(frozen=True, slots=True)
class Look:
    """How a publisher sets an article. Lengths are twentieths of a point, font sizes half points, as Word has them.

    `header` stands on every page, or on odd pages where `even_header` is not empty; "{page}" and "{pages}" are fields, a tab
    in them moves to the right margin. A `bare_first_page` has neither header nor footer.
    """

    output: Literal["docx", "pdf"]
    notes: Literal["footnotes", "endnotes", "typed"] = "footnotes"
    paper: tuple[int, int] = (11906, 16838)
    margins: tuple[int, int] = (1440, 1440)
    size: int = 22
    note_size: int = 18
    leading: int = 264
    language: str = "en-US"
    justified: bool = True
    hyphenated: bool = False
    header: str = ""
    even_header: str = ""
    footer: str = "\t{page}"
    bare_first_page: bool = False


LETTER = (12240, 15840)
LOOKS = {
    "colombia_lawreview": Look("docx", paper=LETTER, margins=(1900, 1800), header="Symposium extract\tHuman Rights in Transition"),
    "bangladesh_brief": Look("docx", "endnotes", justified=False, header="Meghna Rights Desk\tBriefing no. 7"),
    "ethiopia_report": Look(
        "pdf", margins=(2350, 2100), size=21, note_size=17, leading=290, language="en-GB", hyphenated=True,
        header="CSP/2024/3", even_header="\tCSP/2024/3", footer="24-01187\t{page}/{pages}",
    ),
    "turkiye_release": Look(
        "pdf", paper=(8391, 11906), margins=(1050, 1200), size=20, note_size=15, leading=250, language="en-GB", hyphenated=True,
        header="Release Orders and Türkiye\t{page}", even_header="{page}\tBosporus Public Law Notes, volume 4 (2025)",
        footer="", bare_first_page=True,
    ),
    "philippines_working_paper": Look(
        "pdf", "typed", paper=LETTER, margins=(1700, 1440), size=23, leading=300, justified=False,
        header="Archipelago Forum on Law and Policy\tWorking Paper 12/2024",
    ),
}  # fmt: skip


def build(name: str) -> Path:
    """Write the article NAME beside the masters' folder and return its path."""
    look = LOOKS[name]
    master = (MASTERS / f"{name}.md").read_text(encoding="utf-8")
    issued = re.search(r"^issued: (\d{4}-\d\d-\d\d)$", master, re.MULTILINE)
    if issued is None:
        raise SystemExit(
            f"{name}.md has no line 'issued: YYYY-MM-DD' in its head. Add it: the files bear that date."
        )
    with tempfile.TemporaryDirectory() as folder:
        docx = Path(folder) / f"{name}.docx"
        markdown = with_typed_notes(master) if look.notes == "typed" else master
        pandoc = ["pandoc", "--from=markdown-smart", "--to=docx", f"--output={docx}"]
        subprocess.run(pandoc, input=markdown, text=True, check=True)
        dress(docx, look, issued.group(1))
        made = print_pdf(docx) if look.output == "pdf" else docx
        target = MASTERS.parent / made.name
        target.write_bytes(made.read_bytes())
    return target


def with_typed_notes(master: str) -> str:
    """The master with its calls as plain superscripts and its notes as numbered paragraphs under the heading "Endnotes"."""
    body, _, notes = master.partition("\n[^1]: ")
    body = re.sub(r"\[\^(\d+)\]", r"^\1^", body)
    typed = re.sub(r"^\[\^(\d+)\]: ", r"\1\\. ", "[^1]: " + notes, flags=re.MULTILINE)
    return f"{body}\n# Endnotes\n\n{typed}"


def print_pdf(docx: Path) -> Path:
    """The PDF that LibreOffice prints from a DOCX, beside it. A profile of its own keeps the user's settings out."""
    profile = (docx.parent / "profile").as_uri()
    command = [
        "soffice",
        f"-env:UserInstallation={profile}",
        "--headless",
        "--convert-to",
        "pdf",
        "--outdir",
        str(docx.parent),
        str(docx),
    ]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    return docx.with_suffix(".pdf")


def dress(docx: Path, look: Look, issued: str) -> None:
    """Rewrite the package in place: styles, page, running headers, kind of notes, and the date of issue in its properties."""
    with zipfile.ZipFile(docx) as package:
        parts = {name: package.read(name).decode("utf-8") for name in package.namelist()}
    parts["word/styles.xml"] = styled(parts["word/styles.xml"], look)
    parts["word/settings.xml"] = settings(look)
    parts["docProps/core.xml"] = re.sub(
        r"(?<=>)\d{4}-\d\d-\d\dT[\d:]+Z(?=<)", f"{issued}T09:00:00Z", parts["docProps/core.xml"]
    )
    parts.pop("docProps/custom.xml", None)
    for listing in ("[Content_Types].xml", "_rels/.rels"):
        parts[listing] = re.sub(
            r"<(?:Override|Relationship) [^>]*custom\.xml[^>]*/>", "", parts[listing]
        )
    add_running_heads(parts, look)
    if look.notes == "endnotes":
        footnotes_to_endnotes(parts)
    year, month, day = map(int, issued.split("-"))
    with zipfile.ZipFile(docx, "w", zipfile.ZIP_DEFLATED) as package:
        for name, text in parts.items():
            package.writestr(
                zipfile.ZipInfo(name, (year, month, day, 9, 0, 0)), text, zipfile.ZIP_DEFLATED
            )


def styled(styles: str, look: Look) -> str:
    """Pandoc's styles part with the publisher's fonts and paragraphs instead of its own."""
    fonts = '<w:rFonts w:ascii="Liberation Serif" w:hAnsi="Liberation Serif" w:cs="Liberation Serif" w:eastAsia="Liberation Serif"/>'
    language = f'<w:lang w:val="{look.language}"/>'
    defaults = f'<w:docDefaults><w:rPrDefault><w:rPr>{fonts}<w:sz w:val="{look.size}"/>{language}</w:rPr></w:rPrDefault></w:docDefaults>'
    styles = re.sub(r"<w:docDefaults>.*?</w:docDefaults>", defaults, styles, flags=re.DOTALL)
    set_as = '<w:jc w:val="both"/>' if look.justified else ""
    spacing = (
        f'<w:spacing w:before="0" w:after="130" w:line="{look.leading}" w:lineRule="auto"/>{set_as}'
    )
    close = f'<w:spacing w:before="0" w:after="40"/>{set_as}'
    whole = "<w:suppressAutoHyphens/>"
    centred = f'{whole}<w:spacing w:before="0" w:after="200"/><w:jc w:val="center"/>'
    heading = f'<w:keepNext/>{whole}<w:spacing w:before="240" w:after="120"/>'
    note = f'<w:sz w:val="{look.note_size}"/>'
    for style, name, paragraph, run in (
        ("BodyText", "Body Text", spacing, ""),
        ("FirstParagraph", "First Paragraph", spacing, ""),
        ("Compact", "Compact", spacing, ""),
        ("Title", "Title", centred, '<w:b/><w:sz w:val="32"/>'),
        ("Author", "Author", centred, '<w:sz w:val="24"/>'),
        ("Date", "Date", centred, ""),
        (
            "Heading1",
            "heading 1",
            heading + '<w:outlineLvl w:val="0"/>',
            '<w:b/><w:sz w:val="26"/>',
        ),
        (
            "Heading2",
            "heading 2",
            heading + '<w:outlineLvl w:val="1"/>',
            '<w:b/><w:i/><w:sz w:val="23"/>',
        ),
        ("FootnoteText", "footnote text", close, note),
        ("EndnoteText", "endnote text", close, note),
        ("Header", "header", edges(look), f'<w:i/><w:sz w:val="{look.note_size}"/>'),
        ("Footer", "footer", edges(look), f'<w:sz w:val="{look.note_size}"/>'),
    ):
        styles = with_style(styles, style, name, f"<w:pPr>{paragraph}</w:pPr><w:rPr>{run}</w:rPr>")
    raised = '<w:rPr><w:vertAlign w:val="superscript"/></w:rPr>'
    return with_style(styles, "EndnoteReference", "endnote reference", raised, "character")


def with_style(styles: str, style: str, name: str, properties: str, kind: str = "paragraph") -> str:
    """The styles part where STYLE is replaced, or added at the end."""
    styles = re.sub(rf'<w:style [^>]*w:styleId="{style}".*?</w:style>', "", styles, flags=re.DOTALL)
    based = '<w:basedOn w:val="Normal"/>' if kind == "paragraph" else ""
    element = f'<w:style w:type="{kind}" w:styleId="{style}"><w:name w:val="{name}"/>{based}{properties}</w:style>'
    return styles.replace("</w:styles>", element + "</w:styles>")


def edges(look: Look) -> str:
    """A tab stop at the right margin, for headers and footers."""
    return f'<w:tabs><w:tab w:val="right" w:pos="{look.paper[0] - 2 * look.margins[0]}"/></w:tabs>'


def settings(look: Look) -> str:
    """The settings part: hyphenation, headers that differ on even pages, and the stubs that separate notes from text."""
    asked = '<w:autoHyphenation w:val="true"/>' if look.hyphenated else ""
    asked += "<w:evenAndOddHeaders/>" if look.even_header else ""
    note = look.notes[:-1] if look.notes != "typed" else "footnote"
    stubs = f'<w:{note}Pr><w:{note} w:id="-1"/><w:{note} w:id="0"/></w:{note}Pr>'
    return f'<?xml version="1.0" encoding="UTF-8"?><w:settings xmlns:w="{W}">{asked}{stubs}</w:settings>'


def add_running_heads(parts: dict[str, str], look: Look) -> None:
    """Add header and footer parts, and the section that shows them, to the package."""
    heads = [("header", "default", look.header), ("footer", "default", look.footer)]
    if look.even_header:
        heads += [("header", "even", look.even_header), ("footer", "even", look.footer)]
    shown = ""
    for kind, pages, text in heads:
        part, relation = f"{kind}_{pages}.xml", f"rId_{kind}_{pages}"
        parts[f"word/{part}"] = running_head(kind, text)
        shown += f'<w:{kind}Reference xmlns:r="{R}" w:type="{pages}" r:id="{relation}"/>'
        declare(parts, part, f"{R}/{kind}", f"{WORD_TYPE}.{kind}+xml", relation)
    width, height = look.paper
    side, top = look.margins
    page = f'<w:pgSz w:w="{width}" w:h="{height}"/><w:pgMar w:top="{top}" w:bottom="{top}" w:left="{side}" w:right="{side}"'
    page += ' w:header="720" w:footer="720" w:gutter="0"/>' + (
        "<w:titlePg/>" if look.bare_first_page else ""
    )
    document = re.sub(
        r"<w:sectPr ?/>|<w:sectPr>.*?</w:sectPr>", "", parts["word/document.xml"], flags=re.DOTALL
    )
    parts["word/document.xml"] = document.replace(
        "</w:body>", f"<w:sectPr>{shown}{ARABIC_ENDNOTES}{page}</w:sectPr></w:body>"
    )


def running_head(kind: str, text: str) -> str:
    """A header or footer part of one paragraph: TEXT with its tabs and page fields."""
    runs = {"\t": TAB, "{page}": PAGE, "{pages}": PAGES}
    pieces = [p for p in re.split(r"(\t|\{pages?\})", text) if p]
    inner = "".join(
        runs.get(p) or f'<w:r><w:t xml:space="preserve">{p}</w:t></w:r>' for p in pieces
    )
    root = {"header": "hdr", "footer": "ftr"}[kind]
    paragraph = f'<w:p><w:pPr><w:pStyle w:val="{kind.capitalize()}"/></w:pPr>{inner}</w:p>'
    return f'<?xml version="1.0" encoding="UTF-8"?><w:{root} xmlns:w="{W}">{paragraph}</w:{root}>'


def declare(
    parts: dict[str, str], part: str, relation_type: str, content_type: str, relation: str
) -> None:
    """Name a new part of the package in its list of types and among the document's relationships."""
    types, relations = "[Content_Types].xml", "word/_rels/document.xml.rels"
    override = f'<Override PartName="/word/{part}" ContentType="{content_type}"/>'
    parts[types] = parts[types].replace("</Types>", override + "</Types>")
    link = f'<Relationship Id="{relation}" Type="{relation_type}" Target="{part}"/>'
    parts[relations] = parts[relations].replace("</Relationships>", link + "</Relationships>")


def footnotes_to_endnotes(parts: dict[str, str]) -> None:
    """Turn the footnotes part, its calls and its styles into their endnote twins."""
    parts["word/endnotes.xml"] = parts.pop("word/footnotes.xml")
    for name in (
        "word/endnotes.xml",
        "word/document.xml",
        "word/_rels/document.xml.rels",
        "[Content_Types].xml",
    ):
        parts[name] = parts[name].replace("footnote", "endnote").replace("Footnote", "Endnote")
    old = "word/_rels/footnotes.xml.rels"
    if old in parts:
        parts[old.replace("foot", "end")] = parts.pop(old)


if __name__ == "__main__":
    os.environ.setdefault("SOURCE_DATE_EPOCH", "1735689600")
    for wanted in sys.argv[1:] or list(LOOKS):
        if wanted not in LOOKS:
            raise SystemExit(
                f"No article {wanted!r} in LOOKS of build.py; there are {', '.join(LOOKS)}."
            )
        sys.stdout.write(f"{build(wanted).name}\n")
