"""Makes database, cache table and static files ready to be served; what is ready already stays as it is.

Ends with one sentence on standard error when the settings or the database are not usable.
"""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

import django
from django.core.exceptions import ImproperlyConfigured
from django.core.management import call_command
from django.db import Error as DatabaseError


def prepare() -> str | None:
    """What is wrong, in one sentence, or None."""
    try:
        django.setup()
        call_command("migrate", interactive=False, verbosity=0)
        call_command("createcachetable", verbosity=0)
        call_command("collectstatic", interactive=False, verbosity=0)
    except (ImproperlyConfigured, ValueError) as error:
        return f"A setting is wrong: {on_one_line(error)}"
    except DatabaseError as error:
        return f"The database cannot be used: {on_one_line(error)}"
    except OSError as error:
        return f"A file cannot be written: {on_one_line(error)}"
    return None


def on_one_line(error: Exception) -> str:
    return " ".join(str(error).split())


sys.exit(prepare())
