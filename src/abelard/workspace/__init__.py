"""A case opened: its problems, its views, its edits."""
