"""Triggers that keep the record as it was written, on SQLite and on PostgreSQL.

Entries are never changed nor deleted. Contacts, attachments, issued letters and sent messages are never changed, and
are deleted only once their offer was marked as erased. SQLite's REPLACE is refused as well, and needs a trigger of its
own where a draft's row could take the place of a sent one (since 0008): whatever it removes, it removes without asking
the triggers against deletion, unless a connection has recursive_triggers on. A later migration that alters one of these
tables on SQLite remakes it and loses its triggers: run `install` again at its end.
"""

from django.db import migrations

OFFER_OF = {
    "withdrawal_contact": "{row}.offer_id",
    "withdrawal_issuedletter": "{row}.offer_id",
    "withdrawal_message": "{row}.offer_id",
    "withdrawal_attachment": "(SELECT offer_id FROM withdrawal_contact WHERE id = {row}.contact_id)",
}
UNIQUE = {
    "withdrawal_entry": "id = NEW.id OR (offer_id = NEW.offer_id AND seq = NEW.seq)",
    "withdrawal_contact": "id = NEW.id OR entry_id = NEW.entry_id OR (offer_id = NEW.offer_id AND op = NEW.op)",
    "withdrawal_issuedletter": (
        "id = NEW.id OR public_id = NEW.public_id OR (offer_id = NEW.offer_id AND op = NEW.op)"
    ),
    "withdrawal_message": "id = NEW.id",
    "withdrawal_attachment": "id = NEW.id OR public_id = NEW.public_id",
}
FROZEN = {table: "OLD.sent_at IS NOT NULL" if table == "withdrawal_message" else "1 = 1" for table in UNIQUE}


def erased(table):
    """True (in SQL) when the words of this row may go; for an entry, never."""
    if table not in OFFER_OF:
        return "1 = 0"
    offer = OFFER_OF[table].format(row="OLD")
    return f"EXISTS (SELECT 1 FROM withdrawal_offer WHERE id = {offer} AND erased_at IS NOT NULL)"


def sqlite():
    for table, same in UNIQUE.items():
        yield (
            f"CREATE TRIGGER {table}_no_update BEFORE UPDATE ON {table} WHEN {FROZEN[table]} "
            f"BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END"
        )
        yield (
            f"CREATE TRIGGER {table}_no_delete BEFORE DELETE ON {table} WHEN {FROZEN[table]} AND NOT {erased(table)} "
            f"BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END"
        )
        yield (
            f"CREATE TRIGGER {table}_no_replace BEFORE INSERT ON {table} "
            f"WHEN EXISTS (SELECT 1 FROM {table} WHERE {same}) "
            f"BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END"
        )
    yield (
        "CREATE TRIGGER withdrawal_message_no_other_id BEFORE UPDATE ON withdrawal_message WHEN NEW.id <> OLD.id "
        "BEGIN SELECT RAISE(ABORT, 'withdrawal_message is append-only'); END"
    )


def postgresql():
    for table in UNIQUE:
        yield f"""
            CREATE FUNCTION {table}_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
            BEGIN
                IF TG_OP = 'TRUNCATE' THEN
                    RAISE EXCEPTION '{table} is append-only' USING ERRCODE = 'restrict_violation';
                END IF;
                IF {FROZEN[table]} AND NOT (TG_OP = 'DELETE' AND {erased(table)}) THEN
                    RAISE EXCEPTION '{table} is append-only' USING ERRCODE = 'restrict_violation';
                END IF;
                IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
                RETURN NEW;
            END $$
        """
        yield (
            f"CREATE TRIGGER {table}_no_change BEFORE UPDATE OR DELETE ON {table} "
            f"FOR EACH ROW EXECUTE FUNCTION {table}_append_only()"
        )
        yield (
            f"CREATE TRIGGER {table}_no_truncate BEFORE TRUNCATE ON {table} "
            f"FOR EACH STATEMENT EXECUTE FUNCTION {table}_append_only()"
        )


def install(apps, schema_editor):
    statements = {"sqlite": sqlite, "postgresql": postgresql}[schema_editor.connection.vendor]
    for statement in statements():
        # No parameters: a plain string, so that the per cent sign needs no escape.
        schema_editor.execute(statement, params=None)


def remove(apps, schema_editor):
    for table in UNIQUE:
        if schema_editor.connection.vendor == "postgresql":
            schema_editor.execute(f"DROP FUNCTION {table}_append_only() CASCADE", params=None)
        else:
            for name in ("no_update", "no_delete", "no_replace"):
                schema_editor.execute(f"DROP TRIGGER {table}_{name}", params=None)
    if schema_editor.connection.vendor == "sqlite":
        # Databases that were made before 0008 have none yet.
        schema_editor.execute("DROP TRIGGER IF EXISTS withdrawal_message_no_other_id", params=None)


class Migration(migrations.Migration):
    dependencies = [("withdrawal", "0001_initial")]
    operations = [migrations.RunPython(install, remove)]
