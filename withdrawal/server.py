"""Settings of gunicorn, the server process; each can be overruled by GUNICORN_CMD_ARGS."""

import gc
import os
import signal

from django.urls import get_resolver
from gunicorn.arbiter import Arbiter
from gunicorn.workers.base import Worker

from withdrawal.documents import pdf
from withdrawal.domain.checks import check

bind = f"127.0.0.1:{os.environ.get('PORT', '8000')}"
# Processes, for two cores, forked from one that has loaded everything; each has its own renderer, in yet another
# process. Threads, because whoever waits for a letter needs none of the time that others use: three at most wait for
# one renderer, which leaves one thread to answer.
workers = 2
worker_class = "gthread"
threads = 4
preload_app = True
# The socket that gunicorn is steered by would lie in the home folder, which may be read-only.
control_socket_disable = True
# No access log: who reads which page is nobody's business.
loglevel = "warning"
# Seconds that a request at hand has left when the server is stopped.
graceful_timeout = 10


def on_starting(_: Arbiter) -> None:
    """Load before the processes fork, and so once for all, what the first request needs."""
    get_resolver().check()
    check("Ready")
    # What is loaded now stays: the search for rubbish passes it by, and the processes share its memory.
    gc.collect()
    gc.freeze()


def when_ready(server: Arbiter) -> None:
    """Say where the pages are, once they are there."""
    for listener in server.LISTENERS:
        print(f"Withdrawal is at {listener}/", flush=True)  # noqa: T201 - the one line on standard output


def post_worker_init(worker: Worker) -> None:
    """Let Ctrl-C, too, wait for the request at hand: what somebody is just saving is saved. And load the renderer."""
    # A terminal sends it to every process; the server process then tells the others by SIGQUIT.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGQUIT, worker.handle_exit)
    # It answers once it has drawn a paper, so that the first letter takes no longer than others.
    pdf.is_available()
