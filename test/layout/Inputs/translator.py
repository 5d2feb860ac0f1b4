"""Holds the includes of the translator against the order of its folders: a folder uses only those before it.

    translator.py ROOT
"""
import pathlib
import re
import sys

ORDER = ('pyc bytecode profile opgen flow words ir lower choice opt likely region own emit system program compile library standalone bench '
         'sidecars driver main.cpp').split()
ALONE = {'system'}  # the build links it with nothing (translator/CMakeLists.txt): it knows nothing of bytecode


def back_references(root):
    for path in sorted(root.rglob('*')):
        if path.suffix not in ('.h', '.cpp', '.def', '.in'):
            continue
        relative = path.relative_to(root)
        folder = relative.parts[0]
        if folder not in ORDER:
            yield f'{relative} has no place in the order'
            continue
        before = [folder] if folder in ALONE else ORDER[:ORDER.index(folder) + 1]
        for used in re.findall(r'^\s*#\s*include\s*["<]([^">]+)', path.read_text(), re.M):
            used_folder = used.split('/')[0]
            if used_folder in ORDER and used_folder not in before:
                yield f'{relative} uses {used}'


found = list(back_references(pathlib.Path(sys.argv[1])))
print('\n'.join(found))
sys.exit(bool(found))
