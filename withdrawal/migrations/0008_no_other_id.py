"""The triggers anew: on SQLite a draft could take the place of a sent message (UPDATE OR REPLACE)."""

from importlib import import_module

from django.db import migrations

append_only = import_module("withdrawal.migrations.0002_append_only")


class Migration(migrations.Migration):
    dependencies = [("withdrawal", "0007_search")]

    operations = [
        migrations.RunPython(append_only.remove, append_only.install),
        migrations.RunPython(append_only.install, append_only.remove),
    ]
