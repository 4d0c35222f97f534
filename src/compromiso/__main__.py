"""`python -m compromiso` is the command line."""

from __future__ import annotations

import sys

from compromiso.cli import main

if __name__ == "__main__":
    sys.exit(main())
