"""Several files as one ZIP, with a list of their SHA-256 inside."""

import hashlib
import io
import zipfile
from collections.abc import Iterable, Mapping
from functools import cache

from django.conf import settings

VERIFIER = settings.BASE_DIR / "script/verify_record.py"
# A fixed time, so that the same files always give the same bytes.
_EPOCH = (1980, 1, 1, 0, 0, 0)


def pack(files: Mapping[str, bytes]) -> bytes:
    """The ZIP of `files` (path inside it -> bytes) and of SHA256SUMS, which `sha256sum -c` reads."""
    sums = "".join(f"{hashlib.sha256(body).hexdigest()}  {path}\n" for path, body in files.items())
    return zipped([*files.items(), ("SHA256SUMS", sums.encode())])


@cache
def verifier() -> bytes:
    """The program that checks a record without us: it lies beside each one."""
    return VERIFIER.read_bytes()


def zipped(files: Iterable[tuple[str, bytes]]) -> bytes:
    """The ZIP of `files`, (path inside it, bytes) each, in that order."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for path, body in files:
            archive.writestr(zipfile.ZipInfo(path, _EPOCH), body, zipfile.ZIP_DEFLATED)
    return out.getvalue()
