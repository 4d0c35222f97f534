"""The words of one paragraph: fields, breaks, signs, marks of notes, tracked changes."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from lxml.etree import iterwalk

from compromiso.text.reading.docx.lines import generated
from compromiso.text.reading.docx.markup import attribute, child, is_on, name_of, value, whole
from compromiso.text.reading.docx.symbols import IN_TEXT, sign_of

if TYPE_CHECKING:
    from lxml.etree import _Element

    from compromiso.text.reading.docx.footnotes import Footnotes
    from compromiso.text.reading.docx.styles import Styles

UNREAD: Final = frozenset(
    {"w:pPr", "w:rPr", "w:sdtPr", "w:sdtEndPr", "w:instrText", "w:delText", "w:delInstrText"}
    | {"mc:Fallback", "w:rt", "m:rPr", "m:ctrlPr"}
)
PLAIN: Final = {
    "w:tab": "\t", "w:ptab": "\t", "w:br": "\n", "w:cr": "\n", "w:noBreakHyphen": "-",
}  # fmt: skip
PICTURES: Final = frozenset({"w:drawing", "w:pict", "w:object"})
BLANKS: Final = str.maketrans({"\t": " ", "\r": " ", "\n": " "} | IN_TEXT)
BOXES: Final = {True: "☒", False: "☐"}


@dataclass(slots=True)
class ParagraphReader:
    """Reads one paragraph; `words`, `notes` and `boxes` (its text boxes) hold what it found."""

    styles: Styles
    footnotes: Footnotes
    words: list[str] = field(default_factory=list)
    notes: Counter[str] = field(default_factory=Counter)
    boxes: list[_Element] = field(default_factory=list)

    def read(self, paragraph: _Element) -> str:
        """Give the words of a paragraph in order, those of its text boxes left for later."""
        if len(paragraph) == 0:
            return ""
        steps = iterwalk(paragraph, events=("start",))
        for _, element in steps:
            if self.leaves_out(element, name_of(element)):
                steps.skip_subtree()
        return "".join(self.words)

    def leaves_out(self, element: _Element, name: str) -> bool:
        """Write what an element says; true where nothing below it is to be read."""
        if name in UNREAD:
            return True
        if name == "w:r":
            return self.is_hidden(element)
        if name in ("w:del", "w:moveFrom"):
            self.notes["deleted"] += 1
            return True
        if name == "w:txbxContent":
            self.boxes.append(element)
            return True
        if name in PICTURES:
            return self.is_picture(element)
        self.write(element, name)
        return False

    def write(self, element: _Element, name: str) -> None:
        """Write the words or the sign of an element, or note that it is there."""
        if name in ("w:t", "m:t"):
            self.words.append((element.text or "").translate(BLANKS))
        elif name in PLAIN:
            self.words.append(PLAIN[name])
        elif name == "w:sym":
            self.words.append(sign_of(attribute(element, "char"), attribute(element, "font")))
        elif name in ("w:footnoteReference", "w:endnoteReference"):
            self.words.append(generated(self.footnotes.mark(element, name)))
        elif name == "w:fldChar":
            self.write_field(element)
        elif name in ("w:ins", "w:moveTo"):
            self.notes["inserted"] += 1
        elif name == "w:commentReference":
            self.notes["comment"] += 1

    def is_hidden(self, run: _Element) -> bool:
        """Say whether a run is not shown; count it where it holds words."""
        properties = child(run, "rPr")
        hidden = child(properties, "vanish")
        if hidden is None:
            gone = self.styles.is_hidden(value(properties, "rStyle"))
        else:
            gone = is_on(properties, "vanish")
        if gone and any(text.text for text in run.iterfind("{*}t")):
            self.notes["hidden"] += 1
        return gone

    def is_picture(self, element: _Element) -> bool:
        """Say whether a drawing holds no text box; count it where it draws something."""
        if next(element.iter("{*}txbxContent"), None) is not None:
            return False
        if next(element.iter("{*}blip", "{*}imagedata", "{*}chart", "{*}relIds"), None) is not None:
            self.notes["picture"] += 1
        return True

    def write_field(self, element: _Element) -> None:
        """Write what a field of a form shows: a box, or the entry chosen in a list."""
        box = child(element, "ffData/checkBox")
        if box is not None:
            switch = "checked" if child(box, "checked") is not None else "default"
            self.words.append(BOXES[is_on(box, switch)])
        choices = child(element, "ffData/ddList")
        if choices is not None:
            entries = [attribute(entry, "val") or "" for entry in choices.iterfind("{*}listEntry")]
            chosen = whole(value(choices, "result") or value(choices, "default"), 0)
            self.words.append(entries[chosen] if 0 <= chosen < len(entries) else "")
