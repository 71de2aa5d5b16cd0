"""The house holds: arrows point down only, one module per outside library, no circles, no back doors."""

import ast
import re
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.urls import URLPattern

from withdrawal import urls
from withdrawal.views.access import of_offer

ROOT = Path(__file__).resolve().parent.parent
CODE = ROOT / "withdrawal"

MAY_IMPORT = {
    "domain": set(),
    "models": {"domain"},
    "forms": {"models", "domain"},
    "steps": {"forms", "models", "domain", "calendars"},
    "documents": {"domain"},
    "views": {"steps", "forms", "models", "documents", "domain", "calendars"},
    "management": {"steps", "forms", "models", "documents", "domain"},
}
ONE_MODULE_ONLY = {
    "weasyprint": "documents/renderer.py", "icalendar": "documents/ics.py", "docx": "documents/docx.py",
    "pikepdf": "documents/joiner.py", "holidays": "calendars.py",
}  # fmt: skip


def modules() -> list[Path]:
    return [path for path in sorted(CODE.rglob("*.py")) if "migrations" not in path.parts]


def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


class WithoutTypes(ast.NodeTransformer):
    """Leaves out what is imported for the type checker alone."""

    def visit_If(self, node: ast.If) -> ast.If | None:
        return None if isinstance(node.test, ast.Name) and node.test.id == "TYPE_CHECKING" else node


def imports(path: Path) -> Iterator[str]:
    """Full names of what the module imports, `from a import b` as a.b."""
    for node in ast.walk(WithoutTypes().visit(tree(path))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: relative import"
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def dotted(path: Path) -> str:
    """The name by which the module is imported."""
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts).removesuffix(".__init__")


def name(path: Path) -> str:
    return path.relative_to(CODE).as_posix()


@pytest.mark.parametrize("path", modules(), ids=name)
def test_arrows_point_down_only(path: Path) -> None:
    layer = path.relative_to(CODE).parts[0]
    if layer not in MAY_IMPORT:
        return
    reached = {full.split(".")[1] for full in imports(path) if full.startswith("withdrawal.")}
    upward = reached - MAY_IMPORT[layer] - {layer}
    assert not upward, f"{layer} must not know {sorted(upward)}"


@pytest.mark.parametrize("path", [p for p in modules() if name(p).startswith("domain/")], ids=name)
def test_the_domain_knows_nothing_but_the_standard_library(path: Path) -> None:
    outside = {full.split(".")[0] for full in imports(path)} - {"withdrawal"}
    assert outside <= sys.stdlib_module_names
    assert "now" not in {node.attr for node in ast.walk(tree(path)) if isinstance(node, ast.Attribute)}
    assert "today" not in {
        node.func.attr
        for node in ast.walk(tree(path))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)
    }, "time is an argument"


@pytest.mark.parametrize(("library", "only"), ONE_MODULE_ONLY.items())
def test_one_module_knows_each_outside_format(library: str, only: str) -> None:
    assert [name(path) for path in modules() if library in {full.split(".")[0] for full in imports(path)}] == [only]


@pytest.mark.parametrize("script", ["renderer", "joiner"])
def test_nobody_loads_what_draws_into_a_process_that_holds_data(script: str) -> None:
    """It is run as a script, in a process of its own."""
    assert not [name(path) for path in modules() if f"withdrawal.documents.{script}" in " ".join(imports(path))]


@pytest.mark.parametrize("path", modules(), ids=name)
def test_imports_stand_at_the_top(path: Path) -> None:
    inside = [
        node.lineno
        for function in ast.walk(tree(path))
        if isinstance(function, ast.FunctionDef | ast.AsyncFunctionDef)
        for node in ast.walk(function)
        if isinstance(node, ast.Import | ast.ImportFrom)
    ]
    assert not inside, f"imports inside functions, each a circle confessed: lines {inside}"


@pytest.mark.parametrize("path", modules(), ids=name)
def test_every_module_opens_with_its_contract(path: Path) -> None:
    assert ast.get_docstring(tree(path)), "a sentence or two on what goes in and what comes out"


@pytest.mark.parametrize("path", modules(), ids=name)
def test_rows_are_only_had_through_of(path: Path) -> None:
    asked = set(re.findall(r"\b([A-Z]\w+)\.objects\.(\w+)", path.read_text(encoding="utf-8")))
    others = {(model, method) for model, method in asked if model != "User" and method not in ("of", "none")}
    assert not others, f"use Model.objects.of(user): {sorted(others)}"


@pytest.mark.parametrize(
    "path", [p for p in modules() if name(p).split("/")[0] in ("views", "forms", "steps")], ids=name
)
def test_the_unscoped_manager_stays_inside_the_models(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert not re.search(r"_base_manager", text)
    assert "_default_manager" not in text


def test_every_view_of_an_offer_goes_through_the_one_access_function() -> None:
    """What stands below an offer's address is wrapped by `of_offer`, which answers 404 for what is not one's own."""
    assert len(urls.one_offer) > 20
    for pattern in urls.one_offer:
        assert isinstance(pattern, URLPattern)
        assert pattern.callback.__code__ is of_offer(pattern.callback).__code__, pattern.name


def test_there_are_no_circles_between_modules() -> None:
    known = {dotted(path): path for path in modules()}
    arrows = {
        module: {full if full in known else full.rpartition(".")[0] for full in imports(path)} & known.keys() - {module}
        for module, path in known.items()
    }
    while leaves := {module for module, reached in arrows.items() if not reached}:
        arrows = {module: reached - leaves for module, reached in arrows.items() if module not in leaves}
    assert not arrows, f"in circles: {sorted(arrows)}"


def test_no_signals_no_work_in_save_no_utils() -> None:
    text = {name(path): path.read_text(encoding="utf-8") for path in modules()}
    assert not [path for path in text if path.endswith(("utils.py", "services.py"))]
    assert not [path for path, code in text.items() if "django.db.models.signals" in code or "@receiver" in code]
    assert not [path for path, code in text.items() if path.startswith("models/") and "def save(" in code]


@pytest.mark.parametrize("path", sorted((ROOT / "templates").rglob("*.html")), ids=lambda p: p.name)
def test_templates_hold_no_inline_script_or_style_and_trust_no_text(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert not re.search(r"<style|\sstyle=|<script(?![^>]*\bsrc=)|\son[a-z]+=|javascript:", text)
    assert not re.search(r"\|\s*safe\b|autoescape off", text)
    assert not re.search(r"""(?:src|href)=["'](?:https?:)?//""", text), "nothing comes from outside"
