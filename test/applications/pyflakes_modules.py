"""Checks modules of the standard library with pyflakes."""
import io
import os

from pyflakes.api import check
from pyflakes.reporter import Reporter

folder = os.path.dirname(os.__file__)
out, err = io.StringIO(), io.StringIO()
for name in ('argparse', 'inspect', 'typing', 'tarfile', 'ast', 'dataclasses'):
    with open(os.path.join(folder, name + '.py')) as file:
        check(file.read(), name, Reporter(out, err))
print(len(out.getvalue().splitlines()), err.getvalue())
