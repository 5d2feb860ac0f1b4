"""A profile with something wrong at any place is one line and exit status 1.

RUN: rm -rf %t && mkdir -p %t && cd %t && %python %s %lasti
"""

import copy
import json
import subprocess
import sys


def show(profile):
    with open('it.profile', 'w') as file:
        json.dump(profile, file)
    return subprocess.run([sys.argv[1], 'profile', '--show', 'it.profile'], capture_output=True, text=True)


def refuse(profile):
    done = show(profile)
    assert done.returncode == 1 and not done.stdout, (profile, done)
    assert done.stderr.startswith('lasti: it.profile: this is ') and done.stderr.count('\n') == 1, (profile, done)


def places(value, path=()):
    """Every place in the value, the first element of each list only."""
    yield path
    items = value.items() if isinstance(value, dict) else enumerate(value[:1]) if isinstance(value, list) else ()
    for key, below in items:
        yield from places(below, path + (key,))


function = {'qualname': 'f', 'hash': '0' * 32, 'line': 1, 'size': 8, 'warmup': 8, 'samples': 2, 'lines': {'1': 2},
            'seen': [{'offset': 2, 'opcode': 'BINARY_OP_ADD_INT', 'type': 'builtins.int', 'callee': 'm:f'}]}
profile = {'lasti_profile': 1, 'python': '3.11', 'runs': 1,
           'modules': [{'name': 'm', 'file': 'm.py', 'functions': [function]}]}
assert show(profile).returncode == 0
WRONG = [None, True, 'no such', -1, 1.5, 2**53 + 1, 2**63, 10**400, [None], [[]], {'x': 'y'}, {'-1': 1}, {'1': -1}]
count = 0
for path in places(profile):
    for wrong in WRONG:
        if type(wrong) is str and path and path[-1] in ('qualname', 'python', 'name', 'file', 'type', 'callee'):
            continue  # any text will do
        changed = copy.deepcopy({'': profile})
        place = changed
        for key in ('', *path)[:-1]:
            place = place[key]
        place[('', *path)[-1]] = wrong
        refuse(changed[''])
        count += 1
    if path and type(path[-1]) is str and path[-1] not in ('type', 'callee', '1'):
        changed = copy.deepcopy(profile)
        place = changed
        for key in path[:-1]:
            place = place[key]
        del place[path[-1]]
        refuse(changed)
assert count > 200, count
