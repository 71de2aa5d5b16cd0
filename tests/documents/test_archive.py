"""Several files as one ZIP, with sums that say whether they are still the same."""

import hashlib
import io
import zipfile

from withdrawal.documents import archive

FILES = {"record.csv": b"a,b\r\n", "letters/2026-11-23 ab.pdf": b"%PDF-", "files/1 ab größe.txt": b""}


def opened(files: dict[str, bytes]) -> zipfile.ZipFile:
    return zipfile.ZipFile(io.BytesIO(archive.pack(files)))


def test_what_goes_in_comes_out() -> None:
    found = opened(FILES)
    assert found.testzip() is None
    assert {name: found.read(name) for name in FILES} == FILES
    assert found.namelist() == [*FILES, "SHA256SUMS"]


def test_the_sums_are_those_of_the_files() -> None:
    lines = opened(FILES).read("SHA256SUMS").decode().splitlines()
    assert lines == [f"{hashlib.sha256(body).hexdigest()}  {name}" for name, body in FILES.items()]


def test_the_same_files_give_the_same_bytes() -> None:
    assert archive.pack(FILES) == archive.pack(FILES)


def test_without_sums_only_the_files_are_in_it_in_their_order() -> None:
    assert zipfile.ZipFile(io.BytesIO(archive.zipped(FILES.items()))).namelist() == list(FILES)


def test_no_files_give_an_empty_list_of_sums() -> None:
    assert opened({}).read("SHA256SUMS") == b""
