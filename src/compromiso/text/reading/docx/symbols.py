"""Signs of the symbol fonts as characters that every font has."""

from __future__ import annotations

from typing import Final

UNKNOWN: Final = "\ufffd"
PRIVATE: Final = 0xF000
BULLET: Final = "•"
GREEK: Final = dict(
    zip(
        b"abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ",
        "αβχδεφγηιϕκλμνοπθρστυϖωξψζΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ",
        strict=True,
    )
)
SYMBOL: Final = GREEK | {
    0xA3: "≤", 0xA5: "∞", 0xAB: "↔", 0xAC: "←", 0xAD: "↑", 0xAE: "→", 0xAF: "↓",
    0xB0: "°", 0xB1: "±", 0xB2: "″", 0xB3: "≥", 0xB4: "×", 0xB7: "•", 0xB8: "÷",
    0xB9: "≠", 0xBA: "≡", 0xBB: "≈", 0xBC: "…", 0xD2: "®", 0xD3: "©", 0xD4: "™", 0xDE: "⇒",
}  # fmt: skip
WINGDINGS: Final = {
    0x6C: "●", 0x6E: "■", 0x6F: "□", 0x71: "❑", 0x75: "◆", 0x76: "❖", 0x77: "◆", 0x9F: "•",
    0xA0: "▪", 0xA7: "▪", 0xA8: "☐", 0xD8: "➢", 0xDF: "←", 0xE0: "→", 0xE8: "➔", 0xF0: "⇨",
    0xFB: "✗", 0xFC: "✓", 0xFD: "☒", 0xFE: "☑",
}  # fmt: skip
WINGDINGS_2: Final = {0x4F: "✗", 0x50: "✓", 0x51: "☒", 0x52: "☑", 0xA3: "☐"}
FONTS: Final = {"symbol": SYMBOL, "wingdings": WINGDINGS, "wingdings 2": WINGDINGS_2}
IN_TEXT: Final = {0xF0B7: BULLET, 0xF0A7: "▪", 0xF0D8: "➢", 0xF0FC: "✓", 0xAD: None}
"""Private signs that stand in running text without their font, and the soft hyphen, left out."""


def sign_of(code: str | None, font: str | None) -> str:
    """Give the character that a sign of a font stands for; U+FFFD where it is not known."""
    try:
        number = int((code or "")[:6], 16)
    except ValueError:
        return UNKNOWN
    table = FONTS.get((font or "").lower())
    if table is not None:
        return table.get(number & 0xFF, UNKNOWN)
    if number < 0x20 or 0xD800 <= number < 0xE000 or number > 0xFFFF:
        return UNKNOWN
    return IN_TEXT.get(number) or (UNKNOWN if PRIVATE <= number < 0xF900 else chr(number))
