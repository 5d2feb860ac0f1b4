"""Say where the runtime touches what differs between versions of CPython, outside its folder for that.

    fields.py SOURCES

The names are those of fields.txt. Comments and strings are not looked at. That a version is asked for
(PY_VERSION_HEX, PY_MINOR_VERSION) is found, too.
"""

import pathlib
import re
import sys

COMMENT_OR_STRING = re.compile(r'//[^\n]*|/\*.*?\*/|"(?:\\.|[^"\\\n])*"', re.DOTALL)


def pattern():
    lines = (pathlib.Path(__file__).parent / 'fields.txt').read_text().splitlines()
    names = [name for line in lines if not line.startswith('#') for name in line.split()]
    names += ['PY_VERSION_HEX', 'PY_MINOR_VERSION']
    parts = []
    for name in names:
        before = r'\b' if name[0].isalnum() or name[0] == '_' else ''
        after = r'\w+' if name.endswith('*') else r'\b' if name[-1].isalnum() else ''
        parts.append(before + re.escape(name.rstrip('*')) + after)
    return re.compile('|'.join(parts))


def main():
    sources = pathlib.Path(sys.argv[1])
    forbidden, found = pattern(), 0
    for path in sorted(sources.rglob('*')):
        inside = path.relative_to(sources)
        if path.suffix not in ('.h', '.cpp') or inside.parts[0] == 'cpython':
            continue
        text = COMMENT_OR_STRING.sub(lambda match: '\n' * match[0].count('\n'), path.read_text())
        for number, line in enumerate(text.splitlines(), 1):
            for name in forbidden.findall(line):
                found += 1
                print(f'{inside}:{number}: {name}')
    if not found:
        print('nothing outside cpython')
    return found > 0


sys.exit(main())
