"""The letter's layout, its enclosures, and the facts an issued letter was made from.

SQLite remakes the table of offers for this, which the append-only triggers look into: they go before and come back
after.
"""

from importlib import import_module

from django.db import migrations, models

import withdrawal.models.fields
import withdrawal.models.offer

append_only = import_module("withdrawal.migrations.0002_append_only")


class Migration(migrations.Migration):
    dependencies = [("withdrawal", "0003_person_addressed")]

    operations = [
        migrations.RunPython(append_only.remove, append_only.install),
        migrations.AddField(
            model_name="issuedletter",
            name="facts",
            field=models.JSONField(
                help_text="The facts that it was made from, as docs/facts.md describes them; none on old letters.",
                null=True,
            ),
        ),
        migrations.AddField(
            model_name="offer",
            name="enclosures",
            field=withdrawal.models.fields.Words(
                blank=True,
                help_text="What you put into the envelope with the letter, one line each, such as a copy of the contract.",
                max_length=400,
                verbose_name="Enclosures",
            ),
        ),
        migrations.AddField(
            model_name="offer",
            name="layout",
            field=withdrawal.models.fields.Line(
                blank=True,
                choices=withdrawal.models.offer.layouts,
                help_text="Paper, and where the addresses stand. The country's own unless you choose another.",
                max_length=12,
                verbose_name="Layout of the letter",
            ),
        ),
        migrations.RunPython(append_only.install, append_only.remove),
    ]
