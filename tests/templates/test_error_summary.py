"""The summary above a page with errors: every error is there once, and every link leads to an input."""

import re

import pytest
from django import forms
from django.template.loader import render_to_string


class When(forms.Form):
    secret = forms.IntegerField(widget=forms.HiddenInput, error_messages={"required": "The page is incomplete."})
    name = forms.CharField(label="Name", error_messages={"required": "Write the name."})
    kind = forms.ChoiceField(
        label="Kind", widget=forms.RadioSelect, choices=[("a", "A")], error_messages={"required": "Choose one."}
    )
    at = forms.SplitDateTimeField(label="At", error_messages={"required": "Say when."})

    def clean(self) -> None:
        raise forms.ValidationError("These do not fit together.")


class RadiosFirst(When):
    field_order = ["kind", "name"]


def summary(**context: object) -> str:
    return render_to_string("partials/error_summary.html", context)


def links(html: str) -> list[tuple[str, str]]:
    return re.findall(r'<a href="#([^"]*)">([^<]*)</a>', html)


def test_nothing_is_said_when_nothing_is_wrong() -> None:
    assert summary(form=When()).strip() == ""


def test_it_is_an_alert_that_can_be_focused() -> None:
    html = summary(form=When({}))
    assert 'role="alert"' in html
    assert 'tabindex="-1"' in html
    assert "There is a problem" in html


def test_every_visible_error_links_to_its_first_input() -> None:
    assert links(summary(form=When({}))) == [
        ("id_name", "These do not fit together."),
        ("id_name", "Write the name."),
        ("id_kind_0", "Choose one."),
        ("id_at_0", "Say when."),
    ]


def test_an_error_of_the_whole_form_leads_to_the_first_of_its_radios() -> None:
    assert links(summary(form=RadiosFirst({})))[0] == ("id_kind_0", "These do not fit together.")


def test_an_error_of_a_hidden_field_is_told_without_a_link() -> None:
    html = summary(form=When({}))
    assert "<li>The page is incomplete.</li>" in html


@pytest.mark.parametrize("form", [When({}), RadiosFirst({}, prefix="second")])
def test_every_link_leads_somewhere(form: forms.Form) -> None:
    fields = render_to_string("crispy/uni_form.html", {"form": form})
    for target, _ in links(summary(form=form)):
        assert f'id="{target}"' in fields


def test_a_list_of_forms_has_one_summary() -> None:
    data = {"form-TOTAL_FORMS": "2", "form-INITIAL_FORMS": "0", "form-0-name": "Ana", "form-1-name": ""}
    formset = forms.formset_factory(When, min_num=2, validate_min=True, extra=0)(data)
    html = summary(formset=formset)
    assert html.count("There is a problem") == 1
    assert ("id_form-0-kind_0", "Choose one.") in links(html)
    assert ("id_form-1-name", "Write the name.") in links(html)


def test_words_typed_by_a_person_are_escaped() -> None:
    form = When({})
    form.add_error("name", "<b>")
    assert "<b>" not in summary(form=form)
