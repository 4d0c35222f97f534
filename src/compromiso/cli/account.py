"""Make the first accounts, and list those that are held.

The password is asked on the terminal, twice, or read from the first line of the standard input.
Everybody else is invited on the pages.
"""

from __future__ import annotations

import sys
from argparse import ArgumentParser, Namespace
from getpass import getpass
from typing import TYPE_CHECKING, Final

from compromiso.errors import CompromisoError

if TYPE_CHECKING:
    from compromiso.register.models import Institution

LANGUAGES: Final = ("es", "pt", "en")
KINDS: Final = ("secretariat", "monitoring-body", "ministry", "civil-society", "other")


class InstitutionUnknown(CompromisoError):
    """No institution of the register has this short name."""

    code = "CLI-11"
    problem = "No institution here has the short name {slug}."
    remedy = "Let it be made as well: add --institution-name and --kind (and --country)."


class PasswordRefused(CompromisoError):
    """A password is too weak, or was not typed twice alike."""

    code = "CLI-12"
    problem = "The password cannot be used: {why}"
    remedy = "Give one of at least 12 characters that is nothing like the name."


class WordMissing(CompromisoError):
    """Something is not said that an account cannot be made without."""

    code = "CLI-13"
    problem = "{what} is missing."
    remedy = "Say EMAIL, --name, --role and --institution: `compromiso account --help`."


def add_arguments(parser: ArgumentParser) -> None:
    """Take a deed, `create` or `list`, and what an account needs."""
    parser.add_argument(
        "deed", metavar="DEED", choices=("create", "list"), help="create: let a person sign in"
    )
    parser.add_argument("email", metavar="EMAIL", nargs="?", help="the address to sign in with")
    parser.add_argument("--name", help="the name of the person")
    parser.add_argument("--role", help="coordinator, administrator, monitor …")
    parser.add_argument("--institution", metavar="SLUG", help="the institution’s short name")
    parser.add_argument("--institution-name", default="", help="its name, if it is to be made")
    parser.add_argument("--kind", choices=KINDS, default="secretariat", help="what it is then")
    parser.add_argument("--country", default="", help="its State then: two letters, or none")
    parser.add_argument("--actor", default="", help="what the texts name it by then: segib, iom …")
    parser.add_argument(
        "--language", choices=LANGUAGES, default="es", help="the language of pages and mails"
    )


def run(arguments: Namespace) -> int:
    """Open the register and do the deed."""
    from compromiso.register.opening import open_register

    open_register()
    if arguments.deed == "list":
        return _list()
    for word in ("email", "name", "role", "institution"):
        if not getattr(arguments, word):
            raise WordMissing(what="EMAIL" if word == "email" else f"--{word}")
    return _create(arguments)


def _create(said: Namespace) -> int:
    from datetime import UTC, datetime

    from django.db import transaction

    from compromiso.register.permissions import LOCAL
    from compromiso.register.services.accounts import create_account
    from compromiso.register.services.institutions import seat_account

    password = _password(said.email, said.name)
    with transaction.atomic():
        institution = _institution(said)
        account = create_account(
            said.email, name=said.name, password=password, language=said.language, by=LOCAL
        )
        today = datetime.now(UTC).date()
        seat_account(account.id, institution.id, said.role, since=today, by=LOCAL)
    print(f"{account.email}: {said.role} in {institution.name}")
    return 0


def _institution(said: Namespace) -> Institution:
    from compromiso.register.errors import NotHeld
    from compromiso.register.permissions import LOCAL
    from compromiso.register.selectors.institutions import institution
    from compromiso.register.services.institutions import add_institution

    try:
        return institution(said.institution)
    except NotHeld:
        if not said.institution_name:
            raise InstitutionUnknown(slug=said.institution) from None
    values = {
        "slug": said.institution,
        "name": said.institution_name,
        "kind": said.kind,
        "country": said.country.lower(),
        "actor": said.actor.lower(),
        "language": said.language,
    }
    return add_institution(values, by=LOCAL)


def _password(email: str, name: str) -> str:
    from django.contrib.auth.password_validation import validate_password
    from django.core.exceptions import ValidationError

    from compromiso.register.models import Account

    password = _asked() if sys.stdin.isatty() else sys.stdin.readline().rstrip("\r\n")
    try:
        validate_password(password, Account(email=email, name=name))
    except ValidationError as weak:
        raise PasswordRefused(why=" ".join(weak.messages)) from None
    return password


def _asked() -> str:
    password = getpass("Password: ")
    if getpass("Once more: ") != password:
        raise PasswordRefused(why="the two were not the same.")
    return password


def _list() -> int:
    from datetime import UTC, datetime

    from compromiso.register.selectors.people import accounts

    for account in accounts(datetime.now(UTC).date()):
        state = "" if account.is_active else " (invited)"
        roles = ", ".join(f"{role} in {slug}" for role, slug in account.seats) or "no role"
        print(f"{account.email}  {account.name}{state}: {roles}")
    return 0
