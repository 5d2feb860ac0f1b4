"""Holds the includes of a source tree against the order of its folders: a folder uses only those before it.

    layout.py translator|runtime ROOT
"""
import pathlib
import re
import sys

ORDER = {
    'translator': 'pyc bytecode opgen flow ir opt emit system program compile driver main.cpp',
    'runtime': 'cpython frame cache ops call resume embed runtime.h',
}
# What the build has each library link (translator/CMakeLists.txt): system knows nothing of bytecode.
ALONE = {'translator': {'system'}, 'runtime': set()}

# Back references that are still to go.
EXCEPTIONS = {
    'cache/attribute.cpp uses call/native.h',
    'cache/global.cpp uses ops/errors.h',
    'cache/global.cpp uses ops/namespace.h',
    'cache/global.h uses ops/operand.h',
    'call/generator_call.h uses resume/generator.h',
    'cpython/py311/frame.cpp uses frame/reference.h',
    'cpython/py311/number.h uses frame/reference.h',
    'ops/subscripts.cpp uses call/native.h',
}


def back_references(name, root):
    order = ORDER[name].split()
    for path in sorted(root.rglob('*')):
        if path.suffix not in ('.h', '.cpp', '.def', '.in'):
            continue
        relative = path.relative_to(root)
        folder = relative.parts[0]
        if folder not in order:
            yield f'{relative} has no place in the order'
            continue
        before = [folder] if folder in ALONE[name] else order[:order.index(folder) + 1]
        for used in re.findall(r'^\s*#\s*include\s*["<]([^">]+)', path.read_text(), re.M):
            used_folder = used.split('/')[0]
            if used_folder in order and used_folder not in before:
                yield f'{relative} uses {used}'


def main(name, root):
    found = set(back_references(name, pathlib.Path(root)))
    allowed = EXCEPTIONS if name == 'runtime' else set()
    for line in sorted(found - allowed):
        print(line)
    for line in sorted(allowed - found):
        print('no longer so, take it out of EXCEPTIONS:', line)
    return found != allowed


if __name__ == '__main__':
    sys.exit(main(*sys.argv[1:]))
