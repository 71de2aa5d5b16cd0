"""Is the server alive, and is it ready? For whoever runs it."""

from django.core.exceptions import ImproperlyConfigured
from django.db import Error, connection
from django.db.migrations.executor import MigrationExecutor
from django.http import HttpRequest, JsonResponse

from withdrawal.documents import pdf
from withdrawal.views.access import methods


@methods("GET")
def healthz(request: HttpRequest) -> JsonResponse:
    """The process answers."""
    return JsonResponse({"ok": True})


@methods("GET")
def readyz(request: HttpRequest) -> JsonResponse:
    """200 when the database is there and up to date; says whether PDFs can be made, which does not stop the rest."""
    database = _database()
    answer = {
        "database": database,
        "pdf": "on" if pdf.is_available() else "off: run ./script/server, it names the command",
    }
    return JsonResponse(answer, status=200 if database == "ok" else 503)


def _database() -> str:
    try:
        executor = MigrationExecutor(connection)
        waiting = executor.migration_plan(executor.loader.graph.leaf_nodes())
    except (Error, ImproperlyConfigured):
        return "unreachable"
    return "migrations are waiting" if waiting else "ok"
