"""One HTML file from the page, its style sheets, its modules and data; it runs from a disk.

A browser loads no modules from a disk, so they are put into one script, each in a function of its own. The
policy in the page names the hashes of this script and these styles: nothing else runs, whatever the data
hold.
"""

from __future__ import annotations

import hashlib
import re
from base64 import b64encode
from html import escape
from pathlib import Path

STATIC = Path(__file__).parent / "static"
SHEETS = ("abelard.css", "views.css", "drawn.css", "editor.css")
_IMPORT = re.compile(r'^import \{([^}]*)\} from "\./([\w-]+)\.js";\n', re.MULTILINE)
_FONT = re.compile(r'url\("/([\w.-]+)"\)')
_EXPORT = re.compile(r"^export (async function|function|const) (\w+)", re.MULTILINE)


def page(title: str, packed: str) -> str:
    """Write the page; `packed` is JSON, gzipped and in base64."""
    script = script_of("main")
    styles = fonts() + "".join((STATIC / name).read_text(encoding="utf-8") for name in SHEETS)
    policy = (
        f"default-src 'none'; script-src '{_hash(script)}'; style-src '{_hash(styles)}'; img-src data:; "
        "font-src data:; base-uri 'none'; form-action 'none'; "
        "require-trusted-types-for 'script'; trusted-types abelard"
    )
    return f"""<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{escape(policy)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>{escape(title)}</title>
<style>{styles}</style>
</head>
<body>
<a class="skip" href="#main">Skip to the page</a>
<header id="head"></header>
<main id="main" tabindex="-1"><p class="quiet">Opening the case …</p></main>
<aside id="side" hidden></aside>
<script type="application/octet-stream" id="kept">{packed}</script>
<script>{script}</script>
</body>
</html>
"""


def fonts() -> str:
    """Write the fonts into a style sheet: upright, italic and bold, of the plain Latin letters alone."""
    rules = (STATIC / "fonts.css").read_text(encoding="utf-8").splitlines()
    return "".join(
        _FONT.sub(_embedded, rule) for rule in rules if "-latin-4" in rule or "serif-4-latin-6" in rule
    )


def _embedded(found: re.Match[str]) -> str:
    packed = b64encode((STATIC / found[1]).read_bytes()).decode()
    return f'url("data:font/woff2;base64,{packed}")'


def script_of(name: str) -> str:
    """Write a module and all it imports as one script."""
    order: list[str] = []
    _visit(name, order)
    return '"use strict";\n' + "".join(f"const m_{each} = {_wrapped(each)};\n" for each in order)


def _source(name: str) -> str:
    return (STATIC / f"{name}.js").read_text(encoding="utf-8")


def _visit(name: str, order: list[str]) -> None:
    for _, imported in _IMPORT.findall(_source(name)):
        _visit(imported, order)
    if name not in order:
        order.append(name)


def _wrapped(name: str) -> str:
    text = _source(name)
    exported = [found[1] for found in _EXPORT.findall(text)]
    body = _EXPORT.sub(r"\1 \2", _IMPORT.sub(_taken, text))
    return f"(() => {{\n{body}\nreturn {{ {', '.join(exported)} }};\n}})()"


def _taken(found: re.Match[str]) -> str:
    """Write an import as what takes the same names out of the module."""
    return f"const {{{found[1].replace(' as ', ': ')}}} = m_{found[2]};\n"


def _hash(text: str) -> str:
    return f"sha256-{b64encode(hashlib.sha256(text.encode()).digest()).decode()}"
