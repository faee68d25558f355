"""The workbench: `abelard serve CASE` shows a case in a browser. The door is `make_app(desk)`.

`desk` keeps the case open, `bar` reads whom to believe from an address, each view has a module that gives
plain values, `api` lists the addresses, `guard` keeps strangers out. See `docs/workbench.md`.
"""
