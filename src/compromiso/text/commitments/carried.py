"""Whose a sentence is that names nobody: "They shall …", "Se esforzarán …"."""

from __future__ import annotations

from dataclasses import dataclass, field

from compromiso.model.actor import Actor
from compromiso.model.provision import Provision
from compromiso.model.provision_index import ProvisionIndex
from compromiso.text.commitments.clauses import Clause


@dataclass(slots=True)
class Carried:
    """Who acted last while an instrument is read in document order."""

    index: ProvisionIndex
    _actors: tuple[Actor, ...] = field(default=())
    _plural: bool | None = field(default=None)
    _eid: str = field(default="")
    _parent: str = field(default="")

    def settle(
        self, provision: Provision, clauses: tuple[Clause, ...], sentence: int, *, led: bool
    ) -> tuple[Clause, ...]:
        """Give each clause that carries on its actors, and drop it where nobody can be meant.

        `led` says that words above lead the provision in: a bare verb then is theirs.
        """
        if not clauses:
            if sentence == 0 or provision.eid == self._eid:
                self._actors = ()
            return clauses
        parent = self.index.parent(provision)
        key = "" if parent is None else parent.eid
        meant = self._actors if provision.eid == self._eid or key == self._parent else ()
        settled = tuple(
            c for c in clauses if not c.carried or (led and c.bare) or (meant and self._agrees(c))
        )
        for clause in settled:
            if clause.carried and not (led and clause.bare):
                clause.actors = meant
        acting = next((c for c in settled if c.actors and not c.impersonal), None)
        if acting is not None:
            self._actors, self._eid, self._parent = acting.actors, provision.eid, key
            self._plural = self._plural if acting.carried else acting.plural
        elif sentence == 0 or provision.eid == self._eid:
            self._actors = ()
        return settled

    def _agrees(self, clause: Clause) -> bool:
        return clause.plural is None or self._plural is None or clause.plural == self._plural
