"""A field in which commitments are looked for and ticked, without script: what is chosen stays."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, Final, cast

from django import forms
from django.http import QueryDict
from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from compromiso.register.selectors.commitment_words import CommitmentWords, words_of
from compromiso.register.selectors.pickable import MOST, commitments_offered, identities
from compromiso.web.ui.telling import tell_place

FIND, LOOK = "find", "look"
"""The names under which a search is sent, and the button that looks instead of saving."""


class CommitmentsToTick(forms.Widget):
    """Draws a search and a box for each commitment that is chosen or found, in its exact words."""

    use_fieldset = True

    def __init__(self) -> None:
        super().__init__()
        self.query, self.looking = "", False
        self.gone = _("A commitment that its document no longer holds: %(id)s")

    def value_from_datadict(self, data: Any, files: Any, name: str) -> list[str]:
        """Give what is ticked."""
        return list(data.getlist(name)) if isinstance(data, QueryDict) else data.get(name, [])

    def render(
        self, name: str, value: Any, attrs: Mapping[str, Any] | None = None, renderer: Any = None
    ) -> SafeString:
        """Draw the search, what is chosen first and then what was found."""
        chosen = [str(one) for one in value or ()]
        offered = commitments_offered(self.query, chosen)
        held = {str(one.commitment.id) for one in offered}
        found = [one for one in offered if str(one.commitment.id) not in chosen]
        facts = {
            "name": name,
            "id": (attrs or {}).get("id", name),
            "query": self.query,
            "looking": self.looking,
            "chosen": [one for one in offered if str(one.commitment.id) in chosen],
            "found": found,
            "many": len(offered) >= MOST,
            "gone": [(one, self.gone % {"id": one}) for one in chosen if one not in held],
        }
        return SafeString(render_to_string("parts/_commitments.html", facts))

    def id_for_label(self, id_: str, index: str | None = None) -> str:
        """Give where the field begins: at its search."""
        return f"{id_}-find"

    def told(self, name: str, pairs: Iterable[tuple[str, str]]) -> str:
        """Say what is ticked in the words of the documents, one a line."""
        ticked = [value for key, value in pairs if key == name]
        held = words_of(identities(ticked)).values()
        return "\n".join(_line(one) for one in held)


def _line(one: CommitmentWords) -> str:
    place = tell_place(one.commitment.provision) if one.commitment.provision else ""
    return f"{place} {' '.join(one.words.split())}".strip()


class CommitmentsField(forms.Field):
    """Commitments by identifier; the value is a list of those that are held, in this order."""

    is_drawn_whole: Final = True

    def __init__(self, **said: Any) -> None:
        super().__init__(required=False, widget=CommitmentsToTick(), **said)

    def look(self, form: forms.BaseForm) -> None:
        """Let the field show what the form is asked to look for."""
        widget = cast("CommitmentsToTick", self.widget)
        widget.query = str(form.data.get(FIND, "")) if form.is_bound else ""
        widget.looking = form.is_bound and LOOK in form.data

    def clean(self, value: Any) -> list[str]:
        """Give what is ticked, or refuse what no document holds."""
        wanted = list(dict.fromkeys(str(one) for one in value or ()))
        held = {str(one) for one in words_of(identities(wanted))}
        for one in wanted:
            if one not in held:
                said = _now("No document holds this commitment any more: %(id)s. Untick it.")
                raise forms.ValidationError(said % {"id": one[:60]})
        return wanted

    def has_changed(self, initial: Any, data: Any) -> bool:
        """Say whether other commitments are ticked than were shown."""
        return [str(one) for one in initial or ()] != [str(one) for one in data or ()]
