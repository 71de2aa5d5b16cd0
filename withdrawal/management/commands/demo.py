"""`manage.py demo`: a complete worked example to look at, on a throwaway database, signed in as a demo person."""

import argparse
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterable
from typing import Any

from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore
from django.core.management import BaseCommand, CommandParser, call_command
from django.core.wsgi import get_wsgi_application
from django.http import parse_cookie
from django.utils import timezone
from gunicorn.app.base import Application
from gunicorn.arbiter import Arbiter

from withdrawal.management import example
from withdrawal.models import User

App = Callable[[dict[str, Any], Callable[..., Any]], Iterable[bytes]]


class Command(BaseCommand):
    help = "Serve a complete worked example on a throwaway database, signed in as a demo person. Ctrl-C ends it."
    # The database is the throwaway one, which does not exist yet.
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--port", type=int, default=int(os.environ.get("PORT", "8000")), help="8000 unless told")
        parser.add_argument("--here", action="store_true", help=argparse.SUPPRESS)

    def handle(self, *, port: int, here: bool, **options: Any) -> None:
        if here:
            Demo(prepared(), port).run()
            return
        with tempfile.TemporaryDirectory(prefix="withdrawal-demo-") as folder:
            # A process of its own: nothing in this one may have opened the real database.
            elsewhere = {name: value for name, value in os.environ.items() if name not in ("DATABASE_URL", "SECURE")}
            again = [sys.executable, sys.argv[0], "demo", "--here", "--port", str(port)]
            try:
                done = subprocess.run(again, env={**elsewhere, "VAR_DIR": folder}, check=False)  # noqa: S603 - ourselves
            except KeyboardInterrupt:
                return
        sys.exit(done.returncode)


def prepared() -> App:
    """A fresh database with the worked example in it; the site over it, where every visitor is the demo person."""
    call_command("migrate", interactive=False, verbosity=0)
    call_command("createcachetable", verbosity=0)
    call_command("collectstatic", interactive=False, verbosity=0)
    person = User.objects.create_user("demo@example.org", "withdrawal-demo")
    example.fill(person, timezone.now())
    return signed_in(get_wsgi_application(), person)


def signed_in(application: App, person: User) -> App:
    """`application`, in which whoever comes without a session is given one of `person`."""

    def wrapped(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        cookies = parse_cookie(environ.get("HTTP_COOKIE", ""))
        key = cookies.pop(settings.SESSION_COOKIE_NAME, "")
        # A cookie may be left over from another site on this machine, or from the last demo.
        if environ["PATH_INFO"].startswith("/static/") or (key and SessionStore().exists(key)):
            return application(environ, start_response)
        cookie = f"{settings.SESSION_COOKIE_NAME}={new_session(person)}"
        environ["HTTP_COOKIE"] = "; ".join([*(f"{name}={value}" for name, value in cookies.items()), cookie])

        def with_cookie(status: str, headers: list[tuple[str, str]], *rest: Any) -> Any:
            kept = ("Set-Cookie", f"{cookie}; Path=/; HttpOnly; SameSite=Lax")
            return start_response(status, [*headers, kept], *rest)

        return application(environ, with_cookie)

    return wrapped


def new_session(person: User) -> str:
    session = SessionStore()
    session[SESSION_KEY] = str(person.pk)
    session[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[0]
    session[HASH_SESSION_KEY] = person.get_session_auth_hash()
    session.save()
    return str(session.session_key)


class Demo(Application):  # type: ignore[misc]  # gunicorn has no types
    """The server process, as ./script/server runs it, over one application."""

    def __init__(self, application: App, port: int) -> None:
        self.application, self.port = application, port
        super().__init__()

    def load_config(self) -> None:
        self.load_config_from_module_name_or_filename("python:withdrawal.server")
        self.cfg.set("bind", f"127.0.0.1:{self.port}")
        self.cfg.set("when_ready", when_ready)

    def load(self) -> App:
        return self.application


def when_ready(server: Arbiter) -> None:
    """Say where the pages are, once they are there."""
    print(f"The demo is at {server.LISTENERS[0]}/ (the demo person's password is withdrawal-demo)", flush=True)
