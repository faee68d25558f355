"""A case opened: what stands in it, what is wrong with it, and what its words mean. The door for commands.

Start with `open_case(path)`.
"""

from abelard.workspace.opening import Workspace, open_case, open_text

__all__ = ["Workspace", "open_case", "open_text"]
