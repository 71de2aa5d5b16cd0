"""Any text in any field of any form is answered, never with an error of ours."""

import pytest
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.views.conftest import At
from tests.views.forms import filled_in, pages, poisoned, send

TEXTS = st.one_of(
    st.text(max_size=60),
    st.text(alphabet=st.characters(categories=["Cc", "Cf", "Mn", "Zl", "Zs", "So"]), max_size=30),
    st.from_regex(r"\d{1,5}-\d{1,2}-\d{1,2}", fullmatch=True),
    st.from_regex(r"\d{1,2}:\d{1,2}(:\d{1,2})?", fullmatch=True),
    st.integers().map(str),
    st.emails(),
    st.sampled_from(["on", "withdraw", "sentence", "Pacific/Apia", "Etc/GMT+12", "Factory", "gb", "in"]),
)
SEVERAL = settings(
    max_examples=200, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


@pytest.fixture
def forms(told: object, as_ana: Client, at: At) -> dict[str, dict[str, str]]:
    """Each page with what its form holds."""
    return {page: filled_in(as_ana, page) for page in pages(at)}


def test_it_never_breaks_a_form(forms: dict[str, dict[str, str]], as_ana: Client, at: At) -> None:
    @SEVERAL
    @given(data=st.data())
    def any_text_in_any_field(data: st.DataObject) -> None:
        page = data.draw(st.sampled_from(sorted(forms)))
        field = data.draw(st.sampled_from(sorted(forms[page])))
        text = data.draw(TEXTS)
        assert send(as_ana, page, forms[page] | {field: text}) < 500

    any_text_in_any_field()
    assert poisoned(as_ana, at) == []


def test_it_never_breaks_the_filter_of_the_log(told: object, as_ana: Client, at: At) -> None:
    @settings(SEVERAL, max_examples=60)
    @given(name=st.sampled_from(["q", "person", "channel", "since", "until", "page"]), text=TEXTS)
    def any_question(name: str, text: str) -> None:
        assert as_ana.get(at("log"), {name: text}).status_code == 200

    any_question()
