"""The first account is made on the command line, and backups carry what people sign in with."""

from __future__ import annotations

import io
import os
import shlex
import subprocess
import sys
from pathlib import Path
from typing import Any

import institutions_sample as sample
import pytest
from allauth.account.models import EmailAddress

from compromiso.cli import main
from compromiso.register import models
from compromiso.register.permissions import LOCAL
from compromiso.register.selectors.seats import accounts_are_kept
from compromiso.register.services.backup import back_up
from compromiso.register.services.restore import restore

TUTORIALS = Path(__file__).parents[2] / "docs" / "tutorial"
FIRST = ["account", "create", "Ada@Example.org", "--name", "Ada Ríos", "--role", "administrator"]
AT = ["--institution", "segib"]
NEW = ["--institution-name", "Secretaría", "--kind", "secretariat"]


def typed(monkeypatch: pytest.MonkeyPatch, password: str) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO(f"{password}\n"))


def test_the_first_account_comes_with_its_institution(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    typed(monkeypatch, sample.PASSWORD)
    assert main([*FIRST, *AT, *NEW]) == 0
    assert main(["account", "list"]) == 0
    told = capsys.readouterr().out.splitlines()
    assert told[0] == "ada@example.org: administrator in Secretaría"
    assert told[1] == "ada@example.org  Ada Ríos: administrator in segib"
    assert accounts_are_kept()
    assert models.Account.objects.get().check_password(sample.PASSWORD)


@pytest.mark.parametrize(
    ("page", "pair"),
    [
        ("a-year-of-reporting", ("memo", "valeria")),
        ("un-ano-de-informes", ("ciro", "vito")),
        ("um-ano-de-relatorios", ("bia", "vania")),
    ],
)
def test_the_tutorial_lets_in_the_people_who_walk_it(
    monkeypatch: pytest.MonkeyPatch, page: str, pair: tuple[str, str]
) -> None:
    commands = (
        (TUTORIALS / f"{page}.md")
        .read_text("utf-8")
        .split("```sh\n")[1]
        .split("```")[0]
        .replace("\\\n", "")
    )
    first, *said = [shlex.split(line) for line in commands.splitlines()]
    for words in said:
        typed(monkeypatch, first[first.index("echo") + 1])
        assert main(["account", "create", *words[1:], "--language", "en"]) == 0
    seats = models.Membership.objects.values_list("account__name", "role", "institution__slug")
    walking = {
        **sample.PEOPLE,
        "memo": ("contributor", "sre-mx"),
        "valeria": ("validator", "sre-mx"),
        "bia": ("contributor", "mds-br"),
        "vania": ("validator", "mds-br"),
    }
    assert {(name.lower(), role, at) for name, role, at in seats} == {
        (name, *walking[name]) for name in ("clara", "mario", "aldo", "marta", "olga", *pair)
    }
    for row in models.Institution.objects.exclude(slug__in=["sre-mx", "mds-br"]):
        _name, *facts = sample.INSTITUTIONS[row.slug]
        assert [row.kind, row.country, row.actor] == facts


@pytest.mark.parametrize(
    ("password", "words", "code"),
    [
        ("corta", [*AT, *NEW], "CLI-12"),
        ("ada rios ada rios", [*AT], "CLI-11"),
        (sample.PASSWORD, [*AT, "--institution-name", "Red", "--kind", "civil-society"], None),
    ],
)
def test_nothing_is_half_made(
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    password: str,
    words: list[str],
    code: str | None,
) -> None:
    typed(monkeypatch, password)
    role = ["monitor"] if code is None else ["administrator"]
    assert main([*FIRST[:-1], *role, *words]) != 0
    assert (code or "REG-18") in capsys.readouterr().err
    assert not models.Account.objects.exists()
    assert not models.Institution.objects.exists()


def test_an_address_to_which_no_mail_goes_is_refused(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    typed(monkeypatch, sample.PASSWORD)
    assert main(["account", "create", "ada@", *FIRST[3:], *AT, *NEW]) != 0
    assert "REG-04" in capsys.readouterr().err
    assert not models.Account.objects.exists()


def on_sqlite(var: Path, *words: str) -> None:
    """Call the command in a register of its own, beside the one of the tests."""
    environment = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"}
    subprocess.run(  # noqa: S603 - our own words
        [sys.executable, "-m", "compromiso", *words],
        env=environment | {"COMPROMISO_VAR": str(var)},
        input=f"{sample.PASSWORD}\n",
        capture_output=True,
        text=True,
        check=True,
    )


@pytest.mark.by_itself
def test_a_backup_carries_what_people_sign_in_with(tmp_path: Path, settings: Any) -> None:
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.PBKDF2PasswordHasher"]
    on_sqlite(tmp_path / "var", *FIRST, *AT, *NEW)
    on_sqlite(tmp_path / "var", "backup", str(tmp_path / "register.zip"))
    restore(tmp_path / "register.zip", by=LOCAL)
    ada = models.Account.objects.get()
    assert ada.check_password(sample.PASSWORD)
    assert EmailAddress.objects.get(user=ada).verified
    assert models.Membership.objects.get(account=ada).role == "administrator"
    again = back_up(tmp_path / "again.zip", by=LOCAL)
    assert {"tables/authenticator.jsonl", "tables/socialaccount.jsonl"} <= set(again.parts)
    assert not any("session" in part for part in again.parts)
