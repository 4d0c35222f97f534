"""Lists to choose from, written out at once: a template for each of many choices is slow."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import forms
from django.forms.utils import flatatt
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString


class ManyToChooseFrom(forms.Select):
    """A list that drops down, as Django writes it; its choices stand in no groups."""

    def _render(self, _template: str, context: Mapping[str, Any], _renderer: Any = None) -> str:
        widget = context["widget"]
        options = (
            (option["value"], flatatt(option["attrs"]), option["label"])
            for _group, told, _number in widget["optgroups"]
            for option in told
        )
        written = format_html_join("", '<option value="{}"{}>{}</option>', options)
        attributes = flatatt({"name": widget["name"], **widget["attrs"]})
        return format_html("<select{}>{}</select>", attributes, written)


class ManyToTick(forms.CheckboxSelectMultiple):
    """Boxes to tick, each written as Django writes it where a page takes them one by one."""

    def _render(
        self, template: str, context: Mapping[str, Any], renderer: Any = None
    ) -> SafeString:
        if template != self.option_template_name:
            whole: SafeString = super()._render(template, context, renderer)  # type: ignore[misc]
            return whole
        box = context["widget"]
        named = {"type": "checkbox", "name": box["name"], "value": str(box["value"])}
        return format_html("<input{}>", flatatt(named | box["attrs"]))
