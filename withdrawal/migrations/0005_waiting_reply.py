"""Replies that wait until the person has said what they mean."""

import uuid

import django.db.models.deletion
from django.db import migrations, models

import withdrawal.models.fields


class Migration(migrations.Migration):
    dependencies = [("withdrawal", "0004_letter_layout")]

    operations = [
        migrations.CreateModel(
            name="WaitingReply",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "op",
                    models.UUIDField(
                        default=uuid.uuid4,
                        editable=False,
                        help_text="The number that its contact will have: brought in twice, it is one contact.",
                    ),
                ),
                (
                    "name",
                    withdrawal.models.fields.Line(
                        blank=True, help_text="The name of the file; empty for pasted text.", max_length=120
                    ),
                ),
                ("body", models.BinaryField(help_text="The exact file, or the pasted text in UTF-8.")),
                (
                    "offer",
                    models.ForeignKey(
                        help_text="The offer it is about.",
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="waiting",
                        to="withdrawal.offer",
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "waiting replies",
                "ordering": ["pk"],
                "constraints": [models.UniqueConstraint(fields=("offer", "op"), name="a_reply_waits_once")],
            },
        ),
    ]
