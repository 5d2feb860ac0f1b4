"""Holds the depths of the value stack in `lasti dis --json` against dis.stack_effect of the interpreter
that runs this, over a sample of its own library.

usage: effects.py LASTI DIRECTORY
"""

import dis
import importlib.util
import json
import marshal
import os
import random
import subprocess
import sys
import types
import warnings

VERSION = sys.version_info[:2]
MOST_FILES = 60

# What these interpreters' compilers count otherwise than the interpreter moves the stack: the value of
# the first send(); a call's arguments, counted as popped by its first half.
DIFFERENT = {'RETURN_GENERATOR', 'PRECALL', 'CALL'} if VERSION == (3, 11) else {'RETURN_GENERATOR'}


def library():
    root = os.path.dirname(os.__file__)
    paths = [os.path.join(folder, name)
             for folder in (root, os.path.join(root, 'asyncio'), os.path.join(root, 'test'))
             if os.path.isdir(folder)
             for name in os.listdir(folder) if name.endswith('.py') and not name.startswith('bad')]
    random.Random(7).shuffle(paths)
    return paths[:MOST_FILES]


def compiled(paths):
    for path in paths:
        with open(path, 'rb') as file:
            source = file.read()
        try:
            yield compile(source, path, 'exec', dont_inherit=True)
        except (SyntaxError, ValueError, RecursionError):
            pass


def effect(name, argument, jump):
    number = dis.opmap[name]
    if number < dis.HAVE_ARGUMENT:
        argument = None
    elif argument is None:
        argument = 0
    return dis.stack_effect(number, argument, jump=jump)


def check(listed, counts):
    if 'problem' in listed:
        return [listed['problem']]
    problems = []
    rows, depths = listed['instructions'], listed['depths']
    index_of = {row[0]: index for index, row in enumerate(rows)}
    for index, (row, depth) in enumerate(zip(rows, depths)):
        name, argument, target = row[2:5]
        if depth < 0 or name in DIFFERENT:
            continue
        counts[name] = counts.get(name, 0) + 1
        edges = []
        if target is not None:
            edges.append((True, index_of[target]))
        if index + 1 < len(rows) and not ends(name):
            edges.append((False, index + 1))
        for jump, to in edges:
            wanted = depth + effect(name, argument, jump)
            if depths[to] != wanted:
                problems.append('%s at %d in %s: depth %d, expected %d'
                                % (name, row[1], listed['qualname'], depths[to], wanted))
    return problems


def ends(name):
    return (name.startswith(('RETURN_VALUE', 'RETURN_CONST', 'RAISE', 'RERAISE', 'JUMP'))
            and not name.startswith('JUMP_IF'))


def main(lasti, directory):
    warnings.simplefilter('ignore')
    code = compile('None', 'container', 'exec')
    code = code.replace(co_consts=code.co_consts + tuple(compiled(library())))
    path = os.path.join(directory, 'effects-%d.%d.pyc' % VERSION)
    with open(path, 'wb') as file:
        file.write(importlib.util.MAGIC_NUMBER + bytes(12) + marshal.dumps(code))
    text = subprocess.run([lasti, 'dis', '--json', path], stdout=subprocess.PIPE, check=True).stdout
    counts, problems, functions = {}, [], 0
    for line in text.decode().splitlines():
        problems += check(json.loads(line), counts)
        functions += 1
    for problem in problems[:20]:
        print('%d.%d %s' % (VERSION + (problem,)))
    print('%d.%d: %d functions, %d opcodes compared, %d problems'
          % (VERSION + (functions, len(counts), len(problems))))
    return bool(problems) or len(counts) < 60


if __name__ == '__main__':
    sys.exit(main(*sys.argv[1:]))
