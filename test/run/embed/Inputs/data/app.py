import importlib.resources
import pathlib
import pkgutil
import sys

import package

notes = pathlib.Path(__file__).with_name('notes.txt')
if sys.argv[1:] == ['change']:
    notes.write_text('changed\n')
print(notes.read_text(), end='')
print(pkgutil.get_data('package', 'data/deep/bytes.bin'))
files = importlib.resources.files(package) / 'data'
print(sorted(entry.name for entry in files.iterdir()), (files / 'text.txt').read_text(), end='')
print(pathlib.Path(package.__file__).parent.joinpath('data', 'text.txt').read_text(), end='')
