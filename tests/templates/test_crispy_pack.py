"""The form templates: every field has a label, and a hint and an error that machines know to be its own."""

import re
from html.parser import HTMLParser

import pytest
from crispy_forms.helper import FormHelper
from crispy_forms.layout import Div, Fieldset, Layout, Row
from django import forms
from django.template import Context, Template

WRITE = {"required": "Write something."}


class Everything(forms.Form):
    token = forms.CharField(widget=forms.HiddenInput, required=False)
    sentence = forms.CharField(label="The sentence", help_text="They will read this.", error_messages=WRITE)
    private = forms.CharField(label="Your private reason", required=False, widget=forms.Textarea)
    kind = forms.ChoiceField(
        label="What kind?",
        help_text="One is enough.",
        widget=forms.RadioSelect,
        choices=[("pay", "Pay"), ("family", "Family")],
        error_messages=WRITE,
    )
    offers = forms.MultipleChoiceField(
        label="What could you offer?",
        required=False,
        widget=forms.CheckboxSelectMultiple,
        choices=[("part_time", "Part-time work"), ("trial", "A trial period")],
    )
    ready = forms.BooleanField(label="I am ready", help_text="Take your time.", error_messages=WRITE)
    paper = forms.FileField(label="A file", required=False, help_text="At most one.")


class Page(HTMLParser):
    """All start tags of a page, in order, as (tag, attributes)."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str]]] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, {name: value or "" for name, value in attrs}))

    def ids(self) -> list[str]:
        return [attrs["id"] for _, attrs in self.tags if "id" in attrs]

    def values(self, attribute: str) -> list[str]:
        return [attrs[attribute] for _, attrs in self.tags if attribute in attrs]


def crispy(form: object) -> str:
    return Template("{% load crispy_forms_tags %}{% crispy form %}").render(Context({"form": form}))


def field(name: str, form: forms.Form) -> str:
    html = Template("{% load crispy_forms_tags %}{{ field|as_crispy_field }}").render(Context({"field": form[name]}))
    return re.sub(r"\s+", " ", html)


@pytest.mark.parametrize("form", [Everything(), Everything({})], ids=["fresh", "with errors"])
def test_every_reference_leads_to_one_element(form: forms.Form) -> None:
    page = Page(crispy(form))
    described = [one for value in page.values("aria-describedby") for one in value.split()]
    assert described
    for target in described + page.values("for"):
        assert page.ids().count(target) == 1, target


def test_field_names_are_untouched() -> None:
    names = set(Page(crispy(Everything(prefix="first"))).values("name"))
    assert names == {f"first-{name}" for name in Everything.base_fields}


def test_label_hint_error_and_input_come_in_this_order() -> None:
    html = field("sentence", Everything({}))
    marks = ["<label", 'id="id_sentence_helptext"', 'id="id_sentence_error"', "<input"]
    assert sorted(marks, key=html.index) == marks


def test_an_error_is_announced_as_one() -> None:
    assert '<span class="visually-hidden">Error:</span> Write something.' in field("sentence", Everything({}))


def test_a_field_without_error_has_no_place_for_one() -> None:
    assert "_error" not in field("sentence", Everything())


@pytest.mark.parametrize(
    ("name", "marked"),
    [("sentence", False), ("private", True), ("kind", False), ("offers", True), ("ready", False)],
)
def test_only_the_optional_is_marked(name: str, marked: bool) -> None:
    html = field(name, Everything())
    assert ("(optional)" in html) is marked
    assert "*" not in html


@pytest.mark.parametrize("name", ["kind", "offers"])
def test_choices_stand_in_a_fieldset_with_a_legend(name: str) -> None:
    html = field(name, Everything())
    assert html.startswith("<fieldset")
    assert "<legend>" in html
    assert html.count('<label class="choice"') == 2


def test_hint_and_error_of_choices_belong_to_the_fieldset() -> None:
    fieldset = next(attrs for tag, attrs in Page(field("kind", Everything({}))).tags if tag == "fieldset")
    assert fieldset["aria-describedby"] == "id_kind_helptext id_kind_error"


def test_a_single_checkbox_comes_before_its_label() -> None:
    html = field("ready", Everything())
    assert html.index("<input") < html.index("<label") < html.index('class="hint"')


def test_what_was_typed_is_escaped_and_given_back() -> None:
    html = field("private", Everything({"private": "</textarea><script>"}))
    assert "&lt;/textarea&gt;&lt;script&gt;" in html
    assert "<script>" not in html


def test_a_hidden_field_is_only_its_input() -> None:
    assert field("token", Everything()).strip() == '<input type="hidden" name="token" id="id_token">'


def test_form_token_and_buttons_are_left_to_the_page() -> None:
    html = crispy(Everything())
    assert not re.search(r"<form|<button|csrfmiddlewaretoken", html)


def test_a_layout_groups_fields() -> None:
    helper = FormHelper()
    helper.layout = Layout(Fieldset("Why", Row("sentence", "private"), Div("kind", css_class="sheet")))
    source = Template("{% load crispy_forms_tags %}{% crispy form helper %}")
    html = source.render(Context({"form": Everything(), "helper": helper}))
    assert '<fieldset class="group">\n<legend>Why</legend>' in html
    assert '<div class="row">' in html
    assert '<div class="sheet">' in html
    assert 'name="offers"' not in html


@pytest.mark.parametrize("source", ["{% crispy form %}", "{{ form|crispy }}"])
def test_a_formset_brings_its_count_and_all_its_forms(source: str) -> None:
    formset = forms.formset_factory(Everything, extra=2)()
    html = Template("{% load crispy_forms_tags %}" + source).render(Context({"form": formset}))
    assert 'name="form-TOTAL_FORMS"' in html
    assert 'name="form-0-sentence"' in html
    assert 'name="form-1-sentence"' in html
