"""Checks the style of modules of the standard library with pycodestyle."""
import os

import pycodestyle

folder = os.path.dirname(os.__file__)
style = pycodestyle.StyleGuide(quiet=2)
report = style.check_files([os.path.join(folder, name) for name in ('textwrap.py', 'json/decoder.py', 'shlex.py', 'bisect.py', 'argparse.py', 'ast.py', 'inspect.py')])
print(report.total_errors, sorted(report.counters)[:8])
