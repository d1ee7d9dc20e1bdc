"""An environment of its own for each peer, made once from its pinned requirements."""

import hashlib
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
_BIN = "Scripts" if sys.platform == "win32" else "bin"


class NoEnvironment(Exception):
    """A peer cannot be installed here; the message says why."""


def python_of(peer: str, work: Path) -> str:
    """Return the interpreter of a peer's environment, making it if its requirements changed.

    A peer that pins nothing needs nothing beyond the project's own environment.
    """
    requirements = HERE / f"{peer}.txt"
    if not requirements.exists():
        return sys.executable
    folder = work / "environments" / peer
    python = folder / _BIN / "python"
    stamp = folder / "requirements.sha256"
    wanted = hashlib.sha256(requirements.read_bytes()).hexdigest()
    if python.exists() and stamp.exists() and stamp.read_text(encoding="utf-8") == wanted:
        return str(python)
    print(f"{peer}: installing its environment (once) …", file=sys.stderr)
    _run(sys.executable, "-m", "venv", "--clear", str(folder))
    _run(str(python), "-m", "pip", "install", "-qq", "--disable-pip-version-check", "-r", str(requirements))
    stamp.write_text(wanted, encoding="utf-8")
    return str(python)


def _run(*command: str) -> None:
    done = subprocess.run(command, check=False, capture_output=True, text=True)  # noqa: S603 - our own commands
    if done.returncode:
        last = (done.stderr.strip() or done.stdout.strip() or "no message").splitlines()[-1]
        raise NoEnvironment(f"cannot install: {last}")
