"""Our own ZIP or JSON, opened again: which records are in it, and any file by its SHA-256.

It comes from outside and may be hostile: everything is counted before it is unpacked and while it is, names are labels
that lead to no place on the disk, and no more than one file is held at a time.
"""

import hashlib
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import IO

from withdrawal.domain.given import Refused
from withdrawal.domain.taken import MOST_BYTES

MOST_PACKED, MOST_UNPACKED, MOST_FILES = 100_000_000, 200_000_000, 5_000
MOST_RATIO, ANY_RATIO = 100, 10_000_000
"""How many times its size a ZIP may unpack to, beyond the bytes that may be any ratio."""
_END, _END_SIZE = b"PK\x05\x06", 22
_DIRECTORY = 1_000_000
"""Bytes of the list of files at the end, read as a whole by the library: our own takes about 150 a file."""
_CHUNK = 1 << 16
_RECORD, _ANSWERS = "record.json", "answers.json"


@dataclass(frozen=True, slots=True)
class Packed:
    """One offer: its record, and its answers where the whole account was taken along."""

    record: bytes
    answers: bytes | None


class Parcel:
    """Raises Refused when it cannot be opened, also later, while it is read."""

    def __init__(self, file: IO[bytes]) -> None:
        self._zip: zipfile.ZipFile | None = None
        self._by_sha256: dict[str, zipfile.ZipInfo] = {}
        self.offers: tuple[Packed, ...]
        if _size(file) > MOST_PACKED:
            raise Refused(f"the file is larger than {MOST_PACKED // 1_000_000} MB")
        start = file.read(4)
        file.seek(0)
        if start[:2] != b"PK":
            self.offers = (Packed(file.read(MOST_BYTES + 1), None),)
            return
        _check_end(file)
        try:
            self._zip = zipfile.ZipFile(file)
        except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, UnicodeDecodeError):
            raise Refused("the ZIP is damaged") from None
        self.offers = tuple(self._offers(_size(file)))

    def body(self, sha256: str) -> bytes | None:
        """The file with this SHA-256, if it is there."""
        info = self._by_sha256.get(sha256)
        return self._read(info) if info else None

    def _offers(self, size: int) -> Iterator[Packed]:
        infos = [info for info in self._infos() if not info.is_dir()]
        _check_list(infos, size)
        named: dict[str, bytes] = {}
        for info in infos:
            body = self._read(info)
            if info.filename.rpartition("/")[2] in (_RECORD, _ANSWERS):
                named[info.filename] = body
            else:
                self._by_sha256[hashlib.sha256(body).hexdigest()] = info
        for name, body in named.items():
            folder, slash, last = name.rpartition("/")
            if last == _RECORD:
                yield Packed(body, named.get(f"{folder}{slash}{_ANSWERS}"))

    def _infos(self) -> list[zipfile.ZipInfo]:
        return self._zip.infolist() if self._zip else []

    def _read(self, info: zipfile.ZipInfo) -> bytes:
        """What the entry really holds, which must be as much as its list says."""
        if self._zip is None:
            raise TypeError("a parcel of one JSON has no files")
        parts, length = [], 0
        try:
            with self._zip.open(info) as entry:
                while part := entry.read(_CHUNK):
                    parts.append(part)
                    length += len(part)
                    if length > info.file_size:
                        raise Refused("a file in the ZIP is larger than it says")
        except (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, RuntimeError) as trouble:
            if isinstance(trouble, Refused):
                raise
            raise Refused("a file in the ZIP is damaged") from None
        if length != info.file_size:
            raise Refused("a file in the ZIP is smaller than it says")
        return b"".join(parts)


def _size(file: IO[bytes]) -> int:
    size = file.seek(0, 2)
    file.seek(0)
    return size


def _check_end(file: IO[bytes]) -> None:
    """The list of files is no larger than ours could be: it is read as a whole, before anything can be counted."""
    size = _size(file)
    file.seek(max(0, size - _END_SIZE - 20))
    tail = file.read()
    file.seek(0)
    end = tail[-_END_SIZE:]
    if end[:4] != _END or end[20:] != b"\0\0" or tail[:4] == b"PK\x06\x07":
        raise Refused("this is not a ZIP that was taken along here, or a part of it is missing")
    if int.from_bytes(end[12:16], "little") > _DIRECTORY:
        raise Refused(f"there are more than {MOST_FILES} files in the ZIP")


def _check_list(infos: list[zipfile.ZipInfo], size: int) -> None:
    """What the list of files says, before any of them is unpacked."""
    if len(infos) > MOST_FILES:
        raise Refused(f"there are more than {MOST_FILES} files in the ZIP")
    if any(info.flag_bits & 1 for info in infos):
        raise Refused("a file in the ZIP is locked with a password")
    if any(info.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED) for info in infos):
        raise Refused("a file in the ZIP is packed in a way that is not used here")
    if len({info.filename for info in infos}) < len(infos):
        raise Refused("two files in the ZIP have the same name")
    unpacked = sum(info.file_size for info in infos)
    if unpacked > MOST_UNPACKED:
        raise Refused(f"the ZIP unpacks to more than {MOST_UNPACKED // 1_000_000} MB")
    if unpacked > ANY_RATIO + MOST_RATIO * size:
        raise Refused(f"the ZIP unpacks to more than {MOST_RATIO} times its size")
