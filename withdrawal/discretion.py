"""What the server's own messages leave out: whoever may read them must not learn from them what only one person may."""

import logging
import re

_SECRET = re.compile(r"(/calendar/)[^\s'\"]+")


class NoSecrets(logging.Filter):
    """Cuts secret addresses out of messages; calendar programs ask for theirs in ways that are refused and reported."""

    def filter(self, record: logging.LogRecord) -> bool:
        record.msg, record.args = _SECRET.sub(r"\1…", record.getMessage()), ()
        return True
