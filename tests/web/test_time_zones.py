"""Time zones are chosen by country and city, in the reader's language."""

from __future__ import annotations

from zoneinfo import ZoneInfo, available_timezones

import pytest
from django import forms
from django.utils.translation import override

from compromiso.web.ui.time_zones import TimeZoneField, time_zones, zone_today


class Asked(forms.Form):
    zone = TimeZoneField()


@pytest.mark.parametrize(
    ("language", "labels"),
    [
        ("es", ["España (Madrid)", "México (Ciudad de México)", "Estados Unidos (Nueva York)"]),
        ("pt", ["Espanha (Madri)", "México (Cidade do México)", "Estados Unidos (Nova York)"]),
        ("en", ["Spain (Madrid)", "Mexico (Mexico City)", "United States (New York)"]),
    ],
)
def test_a_zone_is_named_by_its_country_and_city(language: str, labels: list[str]) -> None:
    with override(language):
        named = dict(time_zones())
    zones = ("Europe/Madrid", "America/Mexico_City", "America/New_York")
    assert [named[zone] for zone in zones] == labels


def test_each_zone_is_offered_once_and_none_is_left_out() -> None:
    with override("es"):
        offered = [zone for zone, _label in time_zones()]
        labels = [label for _zone, label in time_zones()]
    assert offered[0] == "UTC"
    assert len(set(offered)) == len(offered)
    assert len(set(labels)) == len(labels)
    assert {zone_today(name) for name in available_timezones() if "/" in name} <= set(offered)
    assert all(ZoneInfo(zone) for zone in offered)
    spain = labels.index("España (Madrid)")
    assert labels.index("Eslovenia (Liubliana)") < spain < labels.index("Finlandia (Helsinki)")


def test_who_has_a_zone_by_an_older_name_keeps_it() -> None:
    old = "America/Buenos_Aires"
    drawn = str(Asked(initial={"zone": old})["zone"])
    assert 'value="America/Argentina/Buenos_Aires" selected' in drawn
    sent = Asked({"zone": old})
    assert sent.is_valid()
    assert sent.cleaned_data == {"zone": old}
    assert not Asked({"zone": "Mars/Olympus"}).is_valid()
