"""Ends with one sentence on standard error unless the port given as argument can be listened on."""

import errno
import socket
import sys

OTHER = "please choose another, as in: PORT=8001 ./script/server"


def trouble_with(given: str) -> str | None:
    """Why we cannot listen on this port of 127.0.0.1, or None."""
    if not (given.isascii() and given.isdigit() and 1 <= int(given) <= 65535):
        return f"PORT must be a whole number from 1 to 65535, not {given!r}."
    with socket.socket() as listener:
        # As the server does: a port that was closed a moment ago is free.
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            listener.bind(("127.0.0.1", int(given)))
        except OSError as error:
            if error.errno == errno.EADDRINUSE:
                return f"Port {given} is in use by another program: {OTHER}"
            return f"Port {given} cannot be used ({error.strerror}): {OTHER}"
    return None


sys.exit(trouble_with(sys.argv[1]))
