"""The reader compiled into C: used where these very sources were compiled, else the plain one.

`make compile` writes one library into the environment that runs it, in a folder named by the hash
of the sources. Whatever has changed since has another hash and runs as it stands, so that nobody
ever runs old code; the same holds for another Python. Both readers are one source and read alike.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from functools import cache
from hashlib import sha256
from importlib.abc import Loader, MetaPathFinder
from importlib.machinery import EXTENSION_SUFFIXES, ModuleSpec
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from types import ModuleType
from typing import Final

PACKAGE: Final = Path(__file__).resolve().parent
HOME: Final = Path(sys.prefix) / "compromiso-reader"
"""Where compiled readers are kept, each in a folder of its own."""
GROUP: Final = "compromiso_reader"
LIBRARY: Final = f"{GROUP}__mypyc"
"""The name that the library has as a module."""
SETTING: Final = "COMPROMISO_READER"
PLAIN: Final = "plain"
"""What the setting says where the plain reader is wanted."""
FLOORS: Final = ("model", "terms", "text")


def sources() -> list[Path]:
    """List the modules that the reader consists of, in order of their names."""
    found = [PACKAGE / "errors.py"]
    for floor in FLOORS:
        for folder, _, names in os.walk(PACKAGE / floor):
            found += [Path(folder, name) for name in names if name.endswith(".py")]
    return sorted(found)


def fingerprint() -> str:
    """Give the hash of the sources as they stand: their names and all that is in them."""
    told = sha256()
    for path in sources():
        content = path.read_bytes()
        told.update(f"{path.relative_to(PACKAGE).as_posix()} {len(content)}\n".encode())
        told.update(content)
    return told.hexdigest()[:20]


def library_of(hashed: str) -> Path:
    """Give where the library compiled from the sources with this hash is, or would be."""
    return HOME / hashed / f"{LIBRARY}{EXTENSION_SUFFIXES[0]}"


@cache
def is_compiled() -> bool:
    """Let this process read with the compiled reader if there is one; say whether there is."""
    if os.environ.get(SETTING) == PLAIN or not HOME.is_dir():
        return False
    library = _loaded(library_of(fingerprint()))
    if library is not None:
        sys.meta_path.insert(0, CompiledModules(library))
    return library is not None


def told() -> str:
    """Say in a few words which reader this process has."""
    return "compiled reader" if is_compiled() else "plain reader"


class CompiledModules(MetaPathFinder, Loader):
    """Takes the modules that a compiled library holds out of it; others are found elsewhere."""

    def __init__(self, library: ModuleType) -> None:
        self._library = library

    def find_spec(
        self, name: str, path: Sequence[str] | None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        """Tell a module of the library, with the file that it was compiled from."""
        if not name.startswith("compromiso.") or not hasattr(self._library, _inlet(name)):
            return None
        source = PACKAGE.joinpath(*name.split(".")[1:]).with_suffix(".py")
        return spec_from_file_location(name, source, loader=self)

    def create_module(self, spec: ModuleSpec) -> ModuleType:
        """Give the module, whose body has run."""
        from ctypes import PYFUNCTYPE, c_char_p, c_void_p, py_object, pythonapi

        place = PYFUNCTYPE(c_void_p, py_object, c_char_p)(("PyCapsule_GetPointer", pythonapi))
        inlet = _inlet(spec.name)
        start = place(getattr(self._library, inlet), f"{LIBRARY}.{inlet}".encode())
        module: ModuleType = PYFUNCTYPE(py_object)(start)()
        module.__file__ = spec.origin
        return module

    def exec_module(self, module: ModuleType) -> None:
        """Leave the module as it is: its body ran when it was made."""


def _inlet(name: str) -> str:
    """Give what the library calls the start of a module."""
    return f"init_{name.replace('.', '___')}"


def _loaded(path: Path) -> ModuleType | None:
    """Load a library; give None where it is not there or made for another system."""
    spec = spec_from_file_location(LIBRARY, path)
    if spec is None or spec.loader is None or not path.exists():
        return None
    try:
        library = module_from_spec(spec)
    except ImportError:
        return None
    spec.loader.exec_module(library)
    return library
