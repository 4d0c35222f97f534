"""Signing in, the own account, invitations: through the pages, as a browser without scripts."""

from __future__ import annotations

import re
from typing import Any

import institutions_sample as sample
import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import (
    format_hotp_value,
    hotp_value,
    yield_hotp_counters_from_time,
)
from django.core import mail
from django.core.cache import cache
from django.test import Client
from page_addresses import address

from compromiso.register import models
from compromiso.register.services.memberships import end_membership

NEW = "otra frase larga y buena"


@pytest.fixture(autouse=True)
def _world(db: None) -> None:
    cache.clear()


def sign_in(client: Client, name: str, password: str = sample.PASSWORD) -> Any:
    said = {"login": f"{name}@example.org", "password": password}
    return client.post(address("account_login"), said)


def code_of(secret: str) -> str:
    return format_hotp_value(hotp_value(secret, next(iter(yield_hotp_counters_from_time()))))


def link_in(text: str) -> str:
    return re.findall(r"http://[^/]+(/\S+)", text)[0]


def test_who_signs_in_is_named_at_the_head_of_every_page(client: Client) -> None:
    sample.people("carlos")
    answer = sign_in(client, "carlos")
    assert (answer.status_code, answer.url) == (302, address("work"))
    page = client.get(address("library")).content.decode()
    assert "Carlos" in page
    assert "Ministerio de Desarrollo Social" in page
    client.post(address("account_logout"))
    assert "Carlos" not in client.get(address("library")).content.decode()


def test_an_unknown_address_and_a_wrong_password_look_the_same(client: Client) -> None:
    sample.people("carlos")
    texts = []
    for name in ("carlos", "nobody"):
        page = sign_in(client, name, "not the password").content.decode()
        texts.append(re.sub(r'value="[^"]*"', "", page).replace(name, ""))
    assert texts[0] == texts[1]
    assert "do not belong together" in texts[0]


def test_guessing_is_stopped(client: Client) -> None:
    sample.people("carlos")
    for _ in range(6):
        sign_in(client, "carlos", "guess")
    assert sign_in(client, "carlos").status_code == 200
    assert client.get(address("work")).status_code == 404


def test_there_is_no_open_door(client: Client) -> None:
    sample.people("carlos")
    said = {"email": "x@example.org", "password1": NEW, "password2": NEW}
    page = client.post(address("account_signup"), said)
    assert "begin with an invitation" in page.content.decode()
    assert models.Account.objects.count() == 1


def test_a_new_password_comes_by_mail_without_a_word_of_substance(client: Client) -> None:
    sample.people("carlos")
    for name in ("carlos", "nobody"):
        said = {"email": f"{name}@example.org"}
        assert client.post(address("account_reset_password"), said).status_code == 302
    letter, other = mail.outbox
    assert "no account has it" in other.body or "ninguna cuenta" in other.body
    form = client.get(link_in(letter.body), follow=True)
    done = client.post(form.request["PATH_INFO"], {"password1": NEW, "password2": NEW})
    assert done.status_code == 302
    assert sign_in(client, "carlos", NEW).status_code == 302


@pytest.mark.parametrize("weak", ["corta", "123456789012", "qwertyuiop12", "carlos@example"])
def test_a_weak_password_is_refused(client: Client, weak: str) -> None:
    sample.people("carlos")
    sign_in(client, "carlos")
    said = {"oldpassword": sample.PASSWORD, "password1": weak, "password2": weak}
    assert client.post(address("account_change_password"), said).status_code == 200
    assert sample.account("carlos").check_password(sample.PASSWORD)


@pytest.mark.parametrize(("language", "words"), [("es", "demasiado corta"), ("pt", "curta demais")])
def test_what_is_wrong_with_a_password_is_said_in_the_language_of_the_page(
    client: Client, language: str, words: str
) -> None:
    sample.people("carlos")
    sign_in(client, "carlos")
    said = {"oldpassword": sample.PASSWORD, "password1": "breve", "password2": "breve"}
    assert words in client.post(address("account_change_password", language), said).text


def test_a_second_factor_is_asked_for_and_recovery_codes_stand_in_for_it(client: Client) -> None:
    sample.people("carlos")
    sign_in(client, "carlos")
    assert client.get(address("mfa_activate_totp")).url.startswith(
        address("account_reauthenticate")
    )
    client.post(address("account_reauthenticate"), {"password": sample.PASSWORD})
    page = client.get(address("mfa_activate_totp"))
    assert "<svg" in page.content.decode()
    secret = re.findall(r'<dd class="address">(\w+)</dd>', page.text)[0]
    done = client.post(address("mfa_activate_totp"), {"code": code_of(secret)})
    assert done.url == address("mfa_view_recovery_codes")
    codes = re.findall(r"<li>(\w+)</li>", client.get(done.url).text)
    client.post(address("account_logout"))
    assert sign_in(client, "carlos").url == address("mfa_authenticate")
    assert client.get(address("work")).status_code == 404
    assert client.post(address("mfa_authenticate"), {"code": "000000"}).status_code == 200
    client.post(address("mfa_authenticate"), {"code": codes[0]})
    assert client.get(address("work")).status_code == 200
    assert Authenticator.objects.count() == 2


def test_the_own_page_is_there_for_those_who_have_signed_in_only(client: Client) -> None:
    sample.people("carlos")
    assert client.get(address("account")).status_code == 404
    sign_in(client, "carlos")
    said = {"name": "Carlos Paz", "language": "pt", "zone": "America/Montevideo"}
    answer = client.post(address("account"), said)
    assert answer.url == address("account", "pt") + "?done=saved"
    assert sample.account("carlos").zone == "America/Montevideo"


def test_sessions_are_listed_and_end_when_a_role_ends(client: Client) -> None:
    people = sample.people("vera", "celia")
    sign_in(client, "celia")
    assert "(this one)" in client.get(address("usersessions_list")).content.decode()
    seat = models.Membership.objects.get(account=sample.account("celia"))
    end_membership(seat.id, version=1, until=sample.TODAY, by=people["vera"])
    assert client.get(address("account")).status_code == 404


def test_an_invitation_is_sent_taken_and_leads_to_the_role(client: Client) -> None:
    sample.people("vera")
    sign_in(client, "vera")
    said = {"email": "nora@example.org", "role": "contributor", "language": "pt"}
    answer = client.post(address("people", "en", "mides-uy"), said)
    assert answer.url.endswith("?done=invited")
    assert "nora@example.org" in client.get(answer.url).content.decode()
    letter = mail.outbox[0]
    assert "Ministerio" not in letter.body
    link = link_in(letter.body)
    assert link.startswith("/pt/")
    visitor = Client()
    assert 'value="America/Montevideo" selected' in visitor.get(link).text
    weak = {"name": "Nora", "password": "corta", "again": "corta"}
    assert visitor.post(link, weak).status_code == 200
    told = {"name": "Nora", "password": NEW, "again": NEW, "zone": "America/Asuncion"}
    visitor.post(link, told)
    assert sample.account("nora").zone == "America/Asuncion"
    sign_in(visitor, "nora", NEW)
    assert "Nora" in visitor.get(address("work")).content.decode()
    assert visitor.get(link).status_code == 404


def test_a_read_only_register_lets_nobody_in(client: Client, settings: Any) -> None:
    sample.people("carlos")
    settings.READ_ONLY = True
    assert client.get(address("account_login")).status_code == 404
    assert "Sign in" not in client.get(address("library")).content.decode()


OWN = [
    "account_change_password", "account_reauthenticate", "mfa_activate_totp",
    "mfa_list_webauthn", "mfa_add_webauthn", "usersessions_list", "account",
]  # fmt: skip
OPEN = ["account_login", "account_reset_password", "account_reset_password_done",
        "account_reset_password_from_key_done", "account_inactive",
        "socialaccount_login_cancelled"]  # fmt: skip


@pytest.mark.parametrize("language", ["es", "pt", "en"])
@pytest.mark.parametrize("name", [*OWN, *OPEN])
def test_every_page_of_signing_in_is_one_of_ours(client: Client, name: str, language: str) -> None:
    sample.people("carlos")
    if name in OWN:
        sign_in(client, "carlos")
        client.post(address("account_reauthenticate"), {"password": sample.PASSWORD})
    page = client.get(address(name, language))
    assert page.status_code == 200
    text = page.content.decode()
    assert f'<html lang="{language}">' in text
    assert 'class="masthead"' in text
    assert not re.search(r"<script(?![^>]*(?:src=|application/json))|<style|style=", text)
