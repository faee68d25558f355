"""The briefing as a document, with footnotes and a bibliography.

Start with `content.brief(desk, asked)`; then `markdown.write`, `html.write`, `pdf.write`.
"""
