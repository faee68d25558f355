"""The pages of a PDF as they are laid out: letters to lines, columns, running heads, notes, paragraphs.

One step after another: `letters.py` (pieces of lines with their boxes), `columns.py` (the order of reading),
`running_heads.py` (what is not the text, and the numbers printed on pages), `paragraphs.py`.
"""
