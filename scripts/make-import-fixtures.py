#!/usr/bin/env python3
"""Makes Tests/ImportingTests/Fixtures: the same invented interview in every format that LibreOffice writes.

Needs LibreOffice (`libreoffice-writer-nogui` is enough); the files it makes are in the repository, so that the tests
that compare them run without it. `make-import-fixtures.py FOLDER` writes elsewhere, which is how the tests make them
anew where LibreOffice is installed.
"""

import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

NAMESPACES = " ".join(
    f'xmlns:{prefix}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for prefix, name in [
        ("office", "office"), ("style", "style"), ("text", "text"), ("table", "table"), ("draw", "drawing"),
        ("fo", "xsl-fo-compatible"), ("svg", "svg-compatible"),
    ]
) + ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xlink="http://www.w3.org/1999/xlink"'

# A picture of one pixel.
PIXEL = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="

# Invented. Nobody said any of it.
TURNS = [
    ("Interviewer", "How did you come to have a plot here?"),
    ("Maud", "My aunt had it before me. She grew leeks, nothing but leeks, and a row of sweet peas along the fence for "
     "the bees. When her knees gave out she handed me the key and said that the water was mine to quarrel about now."),
    ("Interviewer", "And did you quarrel?"),
    ("Maud", "In the first summer, yes. There is one tap for eleven plots. Everybody says that they only fill a can, and "
     "then you see the hose lying there all night like a snake that has eaten too much. Somebody had to say something, "
     "and as I was new they all looked at me."),
    ("Interviewer", "What did you do?"),
    ("Maud", "I wrote a list. Not a rule, a list: who waters on which evening. I hung it on the shed with a pencil on a "
     "string. Old Ferdinand crossed himself out and wrote himself in on every single day, so I bought him a café crème "
     "and we talked. It turned out that he could not sleep and came for the company, not for the water."),
    ("Interviewer", "Is the list still there?"),
    ("Maud", "It is the fourth one. Naïve as it may sound, nobody has been left out since. We even have a column for "
     "the ones who are away, so that a neighbour can take their turn; Zoë waters my beans in August and I pick her plums."),
    ("Interviewer", "Who decides when something goes wrong?"),
    ("Maud", "Nobody decides. We stand around until it is embarrassing, and then one of us gives in. The town sent a "
     "lady with a well-made folder once. She was kind, but she had never carried a full can uphill, and you could tell."),
    ("Interviewer", "What would you tell somebody who starts now?"),
    ("Maud", "Come in the evening. In the morning people work; in the evening they talk. And bring something to the "
     "table, it does not matter what. I brought a cake that had fallen in, and they still speak of it with respect."),
    ("Interviewer", "Has the way that you share the work changed?"),
    ("Maud", "It has become quieter. At first we counted everything: hours, cans, even the seeds. Now only the compost "
     "is counted, because compost makes people mean. Otherwise whoever sees it does it. The paths are always clean and "
     "I could not tell you the name of one person who sweeps them."),
    ("Interviewer", "And if somebody never does anything?"),
    ("Maud", "There is one. We know, and he knows that we know. But he mended the pump in the year of the drought, at "
     "night, alone, with a torch between his teeth. You can live on a thing like that for a long time."),
    ("Interviewer", "Thank you. Is there anything that I forgot to ask?"),
    ("Maud", "You did not ask about the leeks. I do not like leeks. I grow them for my aunt, every year, one row along "
     "the fence where she would look first."),
]

ITEMS = ["a pencil on a string", "a key that turns", "one tap for eleven plots"]
ROWS = [("month", "cans"), ("June", "forty"), ("July", "sixty-two")]


def escaped(text):
    return text.replace("&", "&amp;").replace("<", "&lt;")


def document(body, extra_styles="", changes=""):
    return f"""<?xml version="1.0" encoding="UTF-8"?>
<office:document {NAMESPACES} office:version="1.3" office:mimetype="application/vnd.oasis.opendocument.text">
<office:styles><style:style style:name="Standard" style:family="paragraph" style:class="text">
<style:paragraph-properties fo:margin-bottom="0.25cm"/>
<style:text-properties style:font-name="DejaVu Serif" fo:font-size="11pt" fo:language="en" fo:country="GB" fo:hyphenate="false"/></style:style>
</office:styles>
<office:automatic-styles>
<style:page-layout style:name="A5"><style:page-layout-properties fo:page-width="14.8cm" fo:page-height="21cm"
 fo:margin-top="1.5cm" fo:margin-bottom="1.5cm" fo:margin-left="2cm" fo:margin-right="2cm"/>
<style:header-style><style:header-footer-properties fo:min-height="1cm" fo:margin-bottom="0.5cm"/></style:header-style>
<style:footer-style><style:header-footer-properties fo:min-height="1cm" fo:margin-top="0.5cm"/></style:footer-style></style:page-layout>
<style:style style:name="Hidden" style:family="text"><style:text-properties text:display="none"/></style:style>
<text:list-style style:name="Numbers"><text:list-level-style-number text:level="1" style:num-format="1" style:num-suffix=".">
<style:list-level-properties text:space-before="0.5cm" text:min-label-width="0.7cm"/></text:list-level-style-number></text:list-style>
{extra_styles}</office:automatic-styles>
<office:master-styles><style:master-page style:name="Standard" style:page-layout-name="A5">
<style:header><text:p>Allotment study, confidential</text:p></style:header>
<style:footer><text:p>Page <text:page-number text:select-page="current"/></text:p></style:footer>
</style:master-page></office:master-styles>
<office:body><office:text>{changes}{body}</office:text></office:body></office:document>
"""


def picture():
    return (
        '<draw:frame text:anchor-type="as-char" svg:width="0.5cm" svg:height="0.5cm"><draw:image>'
        f"<office:binary-data>{PIXEL}</office:binary-data></draw:image></draw:frame>"
    )


def interview():
    parts = ["<text:p>Interview with Maud, plot seven</text:p>"]
    for index, (speaker, words) in enumerate(TURNS):
        text = escaped(words)
        if index == 3:
            text = text.replace("a can,", 'a <office:annotation office:name="c1"><dc:creator>Ann</dc:creator>'
                                "<dc:date>2024-05-01T10:00:00</dc:date><text:p>Check the tape here.</text:p>"
                                '</office:annotation>can<office:annotation-end office:name="c1"/>,')
        if index == 5:
            text = text.replace("a pencil", "a pen\u00adcil")
            text += '<text:span text:style-name="Hidden"> Nobody should see this.</text:span>'
        if index == 7:
            text += picture()
        parts.append(f"<text:p>{speaker}: {text}</text:p>")
    items = "".join(f"<text:list-item><text:p>{escaped(item)}</text:p></text:list-item>" for item in ITEMS)
    parts.append(f'<text:list text:style-name="Numbers">{items}</text:list>')
    rows = "".join(
        "<table:table-row>" + "".join(f"<table:table-cell><text:p>{cell}</text:p></table:table-cell>" for cell in row)
        + "</table:table-row>"
        for row in ROWS
    )
    parts.append(f'<table:table table:name="Cans"><table:table-column table:number-columns-repeated="2"/>{rows}</table:table>')
    return document("".join(parts))


def extras():
    """What only word processors have: tracked changes, a footnote, a text box, nested lists, a nested table."""
    styles = (
        '<text:list-style style:name="Nested">'
        '<text:list-level-style-number text:level="1" style:num-format="1" style:num-suffix="."/>'
        '<text:list-level-style-number text:level="2" style:num-format="a" style:num-suffix=")"/></text:list-style>'
    )
    change = "<office:change-info><dc:creator>Ann</dc:creator><dc:date>2024-05-01T10:00:00</dc:date></office:change-info>"
    changes = (
        '<text:tracked-changes><text:changed-region text:id="d1"><text:deletion>'
        f"{change}<text:p> never</text:p></text:deletion></text:changed-region>"
        f'<text:changed-region text:id="i1"><text:insertion>{change}</text:insertion></text:changed-region>'
        "</text:tracked-changes>"
    )
    body = (
        "<text:p>Interviewer: Who has the key?</text:p>"
        '<text:p>Zoë: I have<text:change text:change-id="d1"/> it<text:change-start text:change-id="i1"/> now'
        '<text:change-end text:change-id="i1"/>, from Maud<text:note text:id="n1" text:note-class="footnote">'
        "<text:note-citation>1</text:note-citation><text:note-body><text:p>The aunt’s niece.</text:p></text:note-body>"
        "</text:note>.</text:p>"
        "<text:p>Interviewer: What hangs in the shed?</text:p>"
        '<text:list text:style-name="Nested"><text:list-item><text:p>tools</text:p>'
        "<text:list><text:list-item><text:p>a spade</text:p></text:list-item>"
        "<text:list-item><text:p>a rake</text:p></text:list-item></text:list></text:list-item>"
        "<text:list-item><text:p>the list</text:p></text:list-item></text:list>"
        '<text:p>Zoë: And a sign.<draw:frame text:anchor-type="char" svg:width="4cm" svg:height="1cm">'
        "<draw:text-box><text:p>Mind the hose</text:p></draw:text-box></draw:frame></text:p>"
        '<table:table table:name="Outer"><table:table-column/><table:table-row><table:table-cell><text:p>outside</text:p>'
        '<table:table table:name="Inner"><table:table-column table:number-columns-repeated="2"/><table:table-row>'
        "<table:table-cell><text:p>left</text:p></table:table-cell><table:table-cell><text:p>right</text:p>"
        "</table:table-cell></table:table-row></table:table><text:p>after</text:p></table:table-cell></table:table-row>"
        "</table:table><text:p>Zoë: That is all.</text:p>"
    )
    return document(body, styles, changes)


def convert(source, kinds, folder, profile):
    for kind in kinds:
        subprocess.run(
            ["soffice", "--headless", f"-env:UserInstallation=file://{profile}", "--convert-to", kind, "--outdir",
             str(folder), str(source)],
            check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, timeout=120,
        )


def main():
    root = pathlib.Path(__file__).resolve().parent.parent
    folder = pathlib.Path(sys.argv[1]) if len(sys.argv) > 1 else root / "Tests/ImportingTests/Fixtures"
    if not shutil.which("soffice"):
        sys.exit("LibreOffice is not installed: install libreoffice-writer-nogui.")
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as scratch:
        for name, text, kinds in [
            ("interview", interview(), ["odt", "docx", "rtf", "html", "pdf"]),
            ("extras", extras(), ["odt", "docx", "rtf"]),
        ]:
            source = folder / f"{name}.fodt"
            source.write_text(text, encoding="utf-8")
            convert(source, kinds, folder, pathlib.Path(scratch) / "profile")
        # Pictures of the page that HTML is saved with; the test needs none.
        for leftover in folder.glob("*_html_*"):
            leftover.unlink()
    page = folder / "interview.html"
    # The picture of the page is written beside it, under a name that changes each time.
    text = page.read_text(encoding="utf-8", errors="replace")
    page.write_text(re.sub(r'src="[^"]*"', 'src="picture.png"', text), encoding="utf-8")


main()
