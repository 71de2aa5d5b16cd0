"""Every field explains itself, in the form and to whoever reads the model."""

import pytest
from django.apps import apps
from django.db import models

WRITTEN_BY_US = [
    field
    for model in apps.get_app_config("withdrawal").get_models()
    for field in model._meta.concrete_fields
    if not field.auto_created and field.name not in {"password", "last_login"}
]


@pytest.mark.parametrize("field", WRITTEN_BY_US, ids=str)
def test_a_field_has_a_sentence_of_help(field: "models.Field[object, object]") -> None:
    text = str(field.help_text)
    assert text.strip()
    assert text.endswith((".", "?", "”."))
    assert "!" not in text
