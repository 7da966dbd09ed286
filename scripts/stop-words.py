#!/usr/bin/env python3
"""Makes Sources/Analysis/Words/StopWords/StopWords+*.swift from the packages that carry the lists.

    apt-get download r-cran-tm && dpkg -x r-cran-tm_*.deb tm
    pip download --no-deps stopwordsiso && unzip -d iso stopwordsiso-*.whl
    scripts/stop-words.py tm/usr/lib/R/site-library/tm/stopwords iso/stopwordsiso/stopwords-iso.json
"""

import json
import sys
import textwrap
import unicodedata
from pathlib import Path

SNOWBALL = {
    "da": "danish", "nl": "dutch", "en": "english", "fi": "finnish", "fr": "french", "de": "german", "hu": "hungarian",
    "it": "italian", "no": "norwegian", "pt": "portuguese", "ru": "russian", "es": "spanish", "sv": "swedish",
}
# Languages of stopwords-iso whose lists are long enough to be of use.
ISO = (
    "af ar bg bn ca cs el et eu fa ga gl he hi hr hy id ja ko lv mr ms pl ro sk sl sw th tl tr uk ur vi yo zh zu"
).split()
LICENCES = {
    "snowball": """From Debian's r-cran-tm 0.7-11, which carries the lists of snowballstem.org. Copyright (c) 2001, Dr Martin
        Porter; copyright (c) 2004, 2005, Richard Boulton. All rights reserved. Redistribution and use in source and binary
        forms, with or without modification, are permitted provided that the following conditions are met: 1.
        Redistributions of source code must retain the above copyright notice, this list of conditions and the following
        disclaimer. 2. Redistributions in binary form must reproduce the above copyright notice, this list of conditions
        and the following disclaimer in the documentation and/or other materials provided with the distribution. 3. Neither
        the name of the Snowball project nor the names of its contributors may be used to endorse or promote products
        derived from this software without specific prior written permission. THIS SOFTWARE IS PROVIDED BY THE COPYRIGHT
        HOLDERS AND CONTRIBUTORS "AS IS" AND ANY EXPRESS OR IMPLIED WARRANTIES, INCLUDING, BUT NOT LIMITED TO, THE IMPLIED
        WARRANTIES OF MERCHANTABILITY AND FITNESS FOR A PARTICULAR PURPOSE ARE DISCLAIMED. IN NO EVENT SHALL THE COPYRIGHT
        HOLDER OR CONTRIBUTORS BE LIABLE FOR ANY DIRECT, INDIRECT, INCIDENTAL, SPECIAL, EXEMPLARY, OR CONSEQUENTIAL DAMAGES
        (INCLUDING, BUT NOT LIMITED TO, PROCUREMENT OF SUBSTITUTE GOODS OR SERVICES; LOSS OF USE, DATA, OR PROFITS; OR
        BUSINESS INTERRUPTION) HOWEVER CAUSED AND ON ANY THEORY OF LIABILITY, WHETHER IN CONTRACT, STRICT LIABILITY, OR TORT
        (INCLUDING NEGLIGENCE OR OTHERWISE) ARISING IN ANY WAY OUT OF THE USE OF THIS SOFTWARE, EVEN IF ADVISED OF THE
        POSSIBILITY OF SUCH DAMAGE.""",
    "iso": """From PyPI's stopwordsiso 0.7.1. The MIT License (MIT). Copyright (c) 2020 Gene Diaz. Permission is hereby
        granted, free of charge, to any person obtaining a copy of this software and associated documentation files (the
        "Software"), to deal in the Software without restriction, including without limitation the rights to use, copy,
        modify, merge, publish, distribute, sublicense, and/or sell copies of the Software, and to permit persons to whom
        the Software is furnished to do so, subject to the following conditions: the above copyright notice and this
        permission notice shall be included in all copies or substantial portions of the Software. THE SOFTWARE IS PROVIDED
        "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR IMPLIED, INCLUDING BUT NOT LIMITED TO THE
        WARRANTIES OF MERCHANTABILITY, FITNESS FOR A PARTICULAR PURPOSE AND NONINFRINGEMENT. IN NO EVENT SHALL THE AUTHORS
        OR COPYRIGHT HOLDERS BE LIABLE FOR ANY CLAIM, DAMAGES OR OTHER LIABILITY, WHETHER IN AN ACTION OF CONTRACT, TORT OR
        OTHERWISE, ARISING FROM, OUT OF OR IN CONNECTION WITH THE SOFTWARE OR THE USE OR OTHER DEALINGS IN THE
        SOFTWARE.""",
}
FOLDER = Path(__file__).resolve().parent.parent / "Sources/Analysis/Words/StopWords"


def words(raw):
    """Single words in NFC, each once, in order of their scalars; no punctuation."""
    kept = {unicodedata.normalize("NFC", w.strip()) for w in raw}
    return sorted(w for w in kept if w and not any(c.isspace() for c in w) and any(c.isalpha() for c in w))


def write(name, case, title, lists):
    parts = []
    for language in sorted(lists):
        text = textwrap.fill(" ".join(lists[language]), 116, break_long_words=False, break_on_hyphens=False)
        parts.append(f'    "{language}": """\n{textwrap.indent(text, "      ")}\n      """,\n')
    source = (
        f"// Made by scripts/stop-words.py. {title}\n//\n{textwrap.indent(textwrap.fill(LICENCES[case], 116), '// ')}\n\n"
        f"extension StopWords {{\n  /// {title}\n  static let {case}: [String: String] = [\n{''.join(parts)}  ]\n}}\n"
    )
    (FOLDER / name).write_text(source, encoding="utf-8")


def main(tm, iso):
    snowball = {
        code: words((Path(tm) / f"{name}.dat").read_text(encoding="utf-8").split())
        for code, name in SNOWBALL.items()
    }
    write("StopWords+Snowball.swift", "snowball", "The Snowball project's lists.", snowball)
    known = json.loads(Path(iso).read_text(encoding="utf-8"))
    write("StopWords+ISO.swift", "iso", "stopwords-iso, for languages without a list of Snowball's.",
          {code: words(known[code]) for code in ISO})


main(*sys.argv[1:])
