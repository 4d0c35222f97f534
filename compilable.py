"""Sources as mypyc makes most of them: constants that are final, records that fill themselves.

mypyc looks a module's constants up by name unless they are `Final`, and calls the constructor that
`dataclass` writes as any Python function: a microsecond for each record. A copy of the sources
says so; each line stays where it is, so that tracebacks name the lines of the source.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator

CONSTANT = re.compile(r"_?[A-Z][A-Z0-9_]*")
IMPORT = "from __future__ import annotations"
BAR = ("InitVar", "ClassVar", "KW_ONLY")
SPECIAL = frozenset(("compare", "hash", "kw_only"))
"""A record that says one of these of a field is left to `dataclass`."""
EMPTY = {"list": "[]", "dict": "{}", "set": "set()"}


def compilable(source: str) -> str:
    """Give a module with final constants and with constructors for its records, line by line."""
    tree, lines = ast.parse(source), source.split("\n")
    reset = {n for node in ast.walk(tree) if isinstance(node, ast.Global) for n in node.names}
    for node in tree.body:
        if isinstance(node, ast.ClassDef):
            _Record(node, source).rewrite(lines)
        else:
            _fix(node, lines, reset)
    told = "\n".join(lines)
    return told.replace(IMPORT, f"{IMPORT}; from typing import Final", 1)


def _fix(node: ast.stmt, lines: list[str], reset: set[str]) -> None:
    """Make a constant final, where it has a name of one and is not set again."""
    at = node.lineno - 1
    if isinstance(node, ast.Assign) and len(node.targets) == 1:
        target = node.targets[0]
        if isinstance(target, ast.Name) and _is_constant(target.id, reset):
            end = target.end_col_offset or 0
            lines[at] = f"{lines[at][:end]}: Final{lines[at][end:]}"
    elif isinstance(node, ast.AnnAssign) and node.value is not None:
        target, kind = node.target, node.annotation
        told = isinstance(target, ast.Name) and _is_constant(target.id, reset)
        if told and kind.lineno == kind.end_lineno and "Final" not in ast.unparse(kind):
            begin, end = kind.col_offset, kind.end_col_offset or 0
            line = lines[at].encode()
            lines[at] = b"".join(
                (line[:begin], b"Final[", line[begin:end], b"]", line[end:])
            ).decode()


def _is_constant(name: str, reset: set[str]) -> bool:
    return CONSTANT.fullmatch(name) is not None and name not in reset


class _Record:
    """A class that may be a dataclass, and the text that it stands in."""

    def __init__(self, node: ast.ClassDef, source: str) -> None:
        self.node = node
        self.source = source
        self.fields = [each for each in node.body if isinstance(each, ast.AnnAssign)]

    def rewrite(self, lines: list[str]) -> None:
        """Write the constructor over the docstring, and let `dataclass` write none."""
        decorator = self._decorator()
        if decorator is None or not self._is_plain():
            return
        for other in self.node.decorator_list:
            lines[other.lineno - 1] = ""
        lines[decorator.lineno - 1] = self._decorated(decorator)
        for field in self.fields:
            self._bare(field, lines)
        told = self.node.body[0]
        first, last = told.lineno - 1, told.end_lineno or told.lineno
        lines[first:last] = [f"    {self._constructor()}", *[""] * (last - first - 1)]

    def _decorator(self) -> ast.expr | None:
        """Give what makes the class a record; None where it is none or something else as well."""
        names = {ast.unparse(d).partition("(")[0]: d for d in self.node.decorator_list}
        return names.get("dataclass") if names.keys() <= {"dataclass", "filled_at_once"} else None

    def _is_plain(self) -> bool:
        """Say whether nothing stands in the way: no base, no special field, no own constructor."""
        own = {each.name for each in self.node.body if isinstance(each, ast.FunctionDef)}
        special = any(word in ast.unparse(f.annotation) for f in self.fields for word in BAR)
        special = special or any(not SPECIAL.isdisjoint(dict(_told(f))) for f in self.fields)
        documented = ast.get_docstring(self.node) is not None
        return documented and not (self.node.bases or special or "__init__" in own)

    def _decorated(self, decorator: ast.expr) -> str:
        """Give the decorator; records may be changed now, and still be counted and looked up."""
        given = {k.arg: ast.unparse(k.value) for k in getattr(decorator, "keywords", [])}
        if given.pop("frozen", "False") == "True" and given.get("eq") != "False":
            given["unsafe_hash"] = "True"
        given["init"] = "False"
        return f"@dataclass({', '.join(f'{name}={value}' for name, value in given.items())})"

    def _bare(self, field: ast.AnnAssign, lines: list[str]) -> None:
        """Leave a field its name and its type: what it is without a value, the constructor says."""
        if field.value is None:
            return
        first, last = field.lineno - 1, field.end_lineno or field.lineno
        alone = " = field(init=False)" if dict(_told(field)).get("init") == "False" else ""
        lines[first:last] = [
            f"    {_name(field)}: {ast.unparse(field.annotation)}{alone}",
            *[""] * (last - first - 1),
        ]

    def _constructor(self) -> str:
        taken = ", ".join(["self", *filter(None, map(self._parameter, self.fields))])
        filled = [f"self.{_name(field)} = {self._value(field)}" for field in self.fields]
        if any(getattr(each, "name", "") == "__post_init__" for each in self.node.body):
            filled.append("self.__post_init__()")
        return f"def __init__({taken}) -> None: {'; '.join(filled) or 'pass'}"

    def _parameter(self, field: ast.AnnAssign) -> str:
        """Give a field as the constructor takes it; "" where it takes it from nobody."""
        told, kind = dict(_told(field)), ast.unparse(field.annotation)
        if told.get("init") == "False":
            return ""
        if "default_factory" in told:
            return f"{_name(field)}: {kind} | None = None"
        default = f" = {told['default']}" if "default" in told else ""
        return f"{_name(field)}: {kind}{default}"

    def _value(self, field: ast.AnnAssign) -> str:
        """Give what a field is filled with."""
        told, name = dict(_told(field)), _name(field)
        made = told.get("default_factory", "")
        made = EMPTY.get(made, f"({made})()")
        if told.get("init") == "False":
            return told.get("default", made)
        return f"{made} if {name} is None else {name}" if "default_factory" in told else name


def _name(field: ast.AnnAssign) -> str:
    return ast.unparse(field.target)


def _told(field: ast.AnnAssign) -> Iterator[tuple[str, str]]:
    """Yield what is said of a field besides its type, by the names that `field` has for it."""
    value = field.value
    if isinstance(value, ast.Call) and ast.unparse(value.func) == "field":
        yield from ((str(k.arg), ast.unparse(k.value)) for k in value.keywords)
    elif value is not None:
        yield "default", ast.unparse(value)
