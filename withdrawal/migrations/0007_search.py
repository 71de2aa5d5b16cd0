"""The lines by which contacts are found, and the index of their words: FTS5 on SQLite, GIN on PostgreSQL.

FTS5 keeps the words, each beginning of up to eleven characters (one for the letter in front), and nothing of where in
the line they stand; triggers keep it in step. A later migration that alters this table on SQLite remakes it and loses
them: run `install` again at its end.
"""

import django.db.models.deletion
from django.db import migrations, models

from withdrawal.domain.finding import found_by
from withdrawal.models.search import TOKENS, place, spaced

BATCH = 2_000
ADD = "INSERT INTO withdrawal_words(rowid, words) VALUES (NEW.key, NEW.words)"
REMOVE = "INSERT INTO withdrawal_words(withdrawal_words, rowid, words) VALUES ('delete', OLD.key, OLD.words)"
SQLITE = (
    "CREATE VIRTUAL TABLE withdrawal_words USING fts5(words, content='withdrawal_searchline', content_rowid='key', "
    "tokenize='ascii', detail=none, columnsize=0, prefix='1 2 3 4 5 6 7 8 9 10 11')",
    f"CREATE TRIGGER withdrawal_words_add AFTER INSERT ON withdrawal_searchline BEGIN {ADD}; END",
    f"CREATE TRIGGER withdrawal_words_remove AFTER DELETE ON withdrawal_searchline BEGIN {REMOVE}; END",
    f"CREATE TRIGGER withdrawal_words_change AFTER UPDATE ON withdrawal_searchline BEGIN {REMOVE}; {ADD}; END",
)
POSTGRESQL = (f"CREATE INDEX withdrawal_words ON withdrawal_searchline USING gin ({TOKENS})",)
WITHOUT = {
    "sqlite": (
        *(f"DROP TRIGGER withdrawal_words_{name}" for name in ("add", "remove", "change")),
        "DROP TABLE withdrawal_words",
    ),
    "postgresql": ("DROP INDEX withdrawal_words",),
}


def install(apps, schema_editor):
    for statement in {"sqlite": SQLITE, "postgresql": POSTGRESQL}[schema_editor.connection.vendor]:
        schema_editor.execute(statement, params=None)


def remove(apps, schema_editor):
    for statement in WITHOUT[schema_editor.connection.vendor]:
        schema_editor.execute(statement, params=None)


def fill(apps, schema_editor):
    """Every contact that is there already gets its line. It is made anew when the rules for it change."""
    alias = schema_editor.connection.alias
    line = apps.get_model("withdrawal", "SearchLine")
    contacts = apps.get_model("withdrawal", "Contact").objects.using(alias).prefetch_related(
        models.Prefetch("attachments", apps.get_model("withdrawal", "Attachment").objects.using(alias).only(
            "contact_id", "name"
        ))
    )  # fmt: skip
    lines = []
    for contact in contacts.order_by("pk").iterator(chunk_size=BATCH):
        names = [file.name for file in contact.attachments.all()]
        words = found_by(
            [contact.text, *names], person=contact.person, channel=contact.channel, direction=contact.direction,
            outcome=contact.outcome,
        )  # fmt: skip
        lines.append(
            line(
                key=place(contact.occurred_at, contact.pk), offer_id=contact.offer_id, contact=contact,
                words=spaced(words, contact.offer_id),
            )
        )  # fmt: skip
        if len(lines) == BATCH:
            line.objects.using(alias).bulk_create(lines)
            lines.clear()
    line.objects.using(alias).bulk_create(lines)


class Migration(migrations.Migration):
    dependencies = [("withdrawal", "0006_sealed_as")]

    operations = [
        migrations.CreateModel(
            name="SearchLine",
            fields=[
                ("key", models.BigIntegerField(
                    help_text="Its place by date, see `place`.", primary_key=True, serialize=False
                )),
                ("words", models.TextField(help_text="All it is found by, a space before and after each.")),
                ("contact", models.OneToOneField(
                    help_text="The contact that is found.", on_delete=django.db.models.deletion.PROTECT,
                    related_name="search", to="withdrawal.contact",
                )),
                ("offer", models.ForeignKey(
                    db_index=False, help_text="The offer in whose log it stands.",
                    on_delete=django.db.models.deletion.PROTECT, related_name="search_lines", to="withdrawal.offer",
                )),
            ],
            options={
                "ordering": ["-key"],
                "indexes": [models.Index(fields=["offer", "key"], name="search_lines_by_date")],
            },
        ),
        migrations.RunPython(install, remove),
        migrations.RunPython(fill, migrations.RunPython.noop),
    ]  # fmt: skip
