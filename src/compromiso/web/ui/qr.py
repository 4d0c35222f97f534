"""A square of dots that a phone can read, drawn without a picture file."""

from __future__ import annotations

from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _


def qr_code(text: str) -> SafeString:
    """Draw a text as a QR code, dark on white whatever the scheme of the page."""
    from qrcode import QRCode

    code = QRCode(border=4)
    code.add_data(text)
    rows = code.get_matrix()
    path = "".join(
        f"M{x} {y}h1v1h-1z" for y, row in enumerate(rows) for x, dark in enumerate(row) if dark
    )
    drawing = (
        '<svg class="qr" role="img" aria-label="{}" viewBox="0 0 {} {}" '
        'shape-rendering="crispEdges"><path fill="#fff" d="M0 0h{}v{}H0z"/>'
        '<path fill="#000" d="{}"/></svg>'
    )
    size = len(rows)
    return format_html(drawing, _("QR code with the key"), size, size, size, size, path)
