"""Profiles are added up, in any order, and shown.

RUN: rm -rf %t && mkdir -p %t && cp %S/Inputs/work.py %t && cd %t && %python %s %lasti
"""

import json
import subprocess
import sys

lasti = sys.argv[1]


def run(*words, status=0):
    done = subprocess.run([lasti, 'profile', *words], capture_output=True, text=True)
    assert done.returncode == status, (words, done)
    return done.stdout if status == 0 else done.stderr


def write(name, modules, python='3.11', runs=1):
    with open(name, 'w') as file:
        json.dump({'lasti_profile': 1, 'python': python, 'runs': runs, 'modules': modules}, file)


def function(name, warmup, samples, lines, *seen, digit='0', line=1):
    return {'qualname': name, 'hash': digit * 32, 'line': line, 'size': 100, 'warmup': warmup, 'samples': samples,
            'lines': lines, 'seen': [dict(zip(('offset', 'opcode', 'type'), one)) for one in seen]}


INT, FLOAT = (8, 'BINARY_OP_ADD_INT', 'builtins.int'), (8, 'BINARY_OP_ADD_FLOAT', 'builtins.float')
write('a', [{'name': 'm', 'file': 'm.py',
             'functions': [function('f', 4, 3, {'1': 1, '2': 2}), function('h', 8, 2, {'9': 2}, INT)]},
            {'name': 'z', 'file': 'z.py', 'functions': []}], runs=2)
write('b', [{'name': 'm', 'file': 'm.py',
             'functions': [function('f', 5, 1, {'2': 1}), function('h', 8, 2**53, {}, FLOAT, INT),
                           function('f', 8, 0, {}, digit='a', line=5)]},
            {'name': 'a\u001b[31m', 'file': '', 'functions': [function('\u2028', 0, 0, {})]}])
run('--merge', 'a', 'b', '-o', 'c')
assert run('--merge', 'b', 'a') == open('c').read()
merged = json.load(open('c'))
assert (merged['runs'], [module['name'] for module in merged['modules']]) == (3, ['a\u001b[31m', 'm', 'z'])
f, h, changed = sorted(merged['modules'][1]['functions'], key=lambda one: (one['line'], one['qualname']))
# Two cold runs are no warm one; samples do not overflow; what was seen is there once, of each run.
assert (f['warmup'], f['samples'], f['lines']) == (5, 4, {'1': 1, '2': 3})
assert (h['samples'], [one['opcode'] for one in h['seen']]) == (2**53, [FLOAT[1], INT[1]])
assert (changed['hash'], changed['warmup']) == ('a' * 32, 8)
assert run('--merge', 'c') == open('c').read()

shown = run('--show', 'c').splitlines()
assert shown[0] == 'Python 3.11, runs: 3, modules: 3, samples: %d' % 2**53
assert [line.split() for line in shown[1:5]] == [
    'all 4 functions 400 bytes 100.0 %'.split(), 'warm 2 functions 200 bytes 50.0 %'.split(),
    'cold 1 functions 100 bytes 25.0 %'.split(), 'never ran 1 functions 100 bytes 25.0 %'.split()]
assert shown[5].endswith('  100.0 %  m h, warm, m.py:1'), shown
assert shown[6].strip() == 'BINARY_OP_ADD_FLOAT builtins.float, BINARY_OP_ADD_INT builtins.int', shown
assert shown[7].endswith('  m f, cold, m.py:1') and '\x1b' not in '\n'.join(shown)

# Errors, and a real profile.
write('old', [], python='3.12')
assert run('--merge', 'a', 'old', status=1) == 'lasti: old: this is of Python 3.12, and a of 3.11\n'
assert run('--merge', 'a', 'b', '-o', 'b', status=1).startswith('lasti: b: this would replace ')
assert run('--show', 'none', status=1) == 'lasti: none: No such file or directory\n'
assert run('-o', 'work.py', 'work.py', status=1).startswith('lasti: work.py: this would replace ')
assert run('-c', 'pass', status=1) == 'lasti: this gives the profile no name; name it with -o\n'
assert run('none.py', status=1) == 'lasti: none.py: No such file or directory\n'
run('work.py', status=3)
assert ' main, warm, ' in run('--show', 'work.profile')
assert '__main__.Point' in run('--show', 'work.profile')
