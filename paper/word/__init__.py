"""
Word files from the same trees that the typesetter is fed with.

Pure: a tree in, the bytes of a file out. `file` makes the document, `blocks` fills it
with headings, lists, tables and pictures, and `words` writes inside a paragraph.
"""
