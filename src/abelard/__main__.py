"""`python -m abelard`."""

from abelard.cli import main

raise SystemExit(main())
