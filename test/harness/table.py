"""Rows that are printed as they come."""
import re


class Table:
    """Columns are (title, format): the first is text, and to the left; None leaves a cell empty."""

    def __init__(self, *columns):
        self.formats = [form for _, form in columns]
        self.widths = [int(re.match(r'\d+', form)[0]) for form in self.formats]
        self.show([title for title, _ in columns])

    def show(self, cells):
        first, *rest = zip(cells, self.widths)
        print(' '.join([first[0].ljust(first[1]), *(text.rjust(width) for text, width in rest)]), flush=True)

    def row(self, *cells):
        self.show(['' if cell is None else format(cell, form) for cell, form in zip(cells, self.formats)])
