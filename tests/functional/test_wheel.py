"""The wheel works from any folder, without the checkout."""

import subprocess
import sys
import sysconfig
import venv
import zipfile
from pathlib import Path

import pytest

from summarizer.version import VERSION

ROOT = Path(__file__).parent.parent.parent


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "build", "--no-isolation", "--wheel", "--outdir", str(folder), str(ROOT)]
    subprocess.run(command, check=True, capture_output=True)
    return next(folder.glob("*.whl"))


def test_the_wheel_carries_prompts_schemas_pages_and_types(wheel: Path) -> None:
    names = set(zipfile.ZipFile(wheel).namelist())
    pages = [f"render/pages/{path.name}" for path in (ROOT / "summarizer" / "render" / "pages").glob("*.*")]
    web = ROOT / "summarizer" / "web"
    pages += [
        str(path.relative_to(web.parent))
        for place in ("static", "templates")
        for path in (web / place).iterdir()
    ]
    assert {"web/static/review.js", "web/templates/frame.html.j2", "render/pages/page.css"} <= set(pages)
    assert {"render/pages/page.css", "render/pages/dossier.html.j2"} <= set(pages)
    data = ("_data/prompts/shorten.md", "_data/schemas/brief.schema.json", "py.typed", "__main__.py")
    for name in (*data, *pages):
        assert f"summarizer/{name}" in names
    assert not any(name.startswith(("tests/", "seeds/", "cassettes/")) for name in names)


def test_the_wheel_has_a_name_of_its_own_and_what_an_old_pip_does_not_find(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as opened:
        (metadata,) = (name for name in opened.namelist() if name.endswith(".dist-info/METADATA"))
        told = opened.read(metadata).decode()
        (entries,) = (name for name in opened.namelist() if name.endswith("entry_points.txt"))
        scripts = opened.read(entries).decode()
    assert "\nName: dispute-briefs\n" in told
    assert f"\nVersion: {VERSION}\n" in told
    # justext asks for lxml[html_clean], and lxml spells it html-clean: before pip 23.3 that is another extra.
    assert "\nRequires-Dist: lxml-html-clean" in told
    assert "summarizer = summarizer.__main__:main" in scripts


def test_the_installed_wheel_works_in_an_empty_folder(wheel: Path, tmp_path: Path) -> None:
    environment = tmp_path / "environment"
    venv.create(environment, with_pip=False, symlinks=True)
    version = f"python{sys.version_info.major}.{sys.version_info.minor}"
    packages = environment / "lib" / version / "site-packages"
    install = [sys.executable, "-m", "pip", "--python", str(environment / "bin" / "python"), "install"]
    subprocess.run(
        [*install, "--quiet", "--no-deps", "--no-index", str(wheel)], check=True, capture_output=True
    )
    # A plain path, not a site folder: the checkout's own editable install is not read from there.
    (packages / "running.pth").write_text(sysconfig.get_path("purelib") + "\n", encoding="utf-8")
    empty = tmp_path / "empty"
    empty.mkdir()

    def run(*arguments: str) -> str:
        program = environment / "bin" / "summarizer"
        done = subprocess.run([program, *arguments], cwd=empty, check=True, capture_output=True, text=True)
        return done.stdout

    where = [str(environment / "bin" / "python"), "-c", "import summarizer; print(summarizer.__file__)"]
    assert (
        str(packages) in subprocess.run(where, cwd=empty, check=True, capture_output=True, text=True).stdout
    )
    assert run("--version").startswith("summarizer")
    assert "shorten" in run("prompts", "list")
    assert '"urn:summarizer:brief"' in run("schema", "brief")

    brief = ROOT / "tests" / "seed_briefs" / "002.json"
    show = (
        "import sys; from summarizer import read_brief; from summarizer.render import RENDERERS;"
        "print(RENDERERS['html'].render(read_brief(open(sys.argv[1], 'rb').read())))"
    )
    shown = subprocess.run([*where[:1], "-c", show, str(brief)], cwd=empty, check=True, capture_output=True)
    assert shown.stdout.startswith(b"<!doctype html>")
