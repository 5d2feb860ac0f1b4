"""A broken profile is one line and exit status 1 wherever one is read, and nothing is written.

RUN: rm -rf %t && mkdir -p %t && cp %S/Inputs/work.py %t && cd %t && %python %s %lasti
"""

import copy
import json
import os
import subprocess
import sys

lasti = sys.argv[1]
subprocess.run([lasti, 'profile', '-o', 'good.profile', 'work.py'], capture_output=True)
with open('good.profile', 'rb') as file:
    good = file.read()


def refuse(data, *commands):
    with open('bad.profile', 'wb') as file:
        file.write(data)
    for words in commands or [('profile', '--show', 'bad.profile')]:
        done = subprocess.run([lasti, *words], capture_output=True, text=True)
        assert done.returncode == 1 and not done.stdout, (words, data[:200], done)
        assert done.stderr.startswith('lasti: bad.profile: this is ') and done.stderr.count('\n') == 1, (data[:200], done)
        assert not os.path.exists('out'), words


ALL = [('profile', '--show', 'bad.profile'), ('profile', '--merge', 'good.profile', 'bad.profile', '-o', 'out'),
       ('build', '--profile', 'bad.profile', 'work.py', '-o', 'out'), ('emit', '--profile=bad.profile', 'work.py', '-o', 'out')]
for eighth in range(8):
    refuse(good[:len(good) * eighth // 8], *ALL)
for data in [b'', b'\0', b'{}', b'[]', b'null', b'"x"', b'1e999', b'{"lasti_profile":', b'\xff\xfe', b'[' * 1000000,
             b'{"a":' * 100000, b'{"lasti_profile":2}', b'{"lasti_profile":1}', b'{"lasti_profile":"1"}',
             good.replace(b'{"lasti_profile":1', b'{"lasti_profile":1,"x":' + b'[' * 17 + b']' * 17),
             good + b'x', good.replace(b':', b'')]:
    refuse(data)


def places(value, path=()):
    """Every place in the value, the first element of each list only."""
    yield path
    items = value.items() if isinstance(value, dict) else enumerate(value[:1]) if isinstance(value, list) else ()
    for key, below in items:
        yield from places(below, path + (key,))


function = {'qualname': 'f', 'hash': '0' * 32, 'line': 1, 'size': 8, 'warmup': 8, 'samples': 2, 'lines': {'1': 2},
            'seen': [{'offset': 2, 'opcode': 'BINARY_OP_ADD_INT', 'type': 'builtins.int', 'callee': 'm:f'}]}
profile = {'lasti_profile': 1, 'python': '3.11', 'runs': 1, 'modules': [{'name': 'm', 'file': 'm.py', 'functions': [function]}]}
with open('small.profile', 'w') as file:
    json.dump(profile, file)
assert subprocess.run([lasti, 'profile', '--show', 'small.profile'], capture_output=True).returncode == 0
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
        refuse(json.dumps(changed['']).encode())
        count += 1
    if path and type(path[-1]) is str and path[-1] not in ('type', 'callee', '1'):
        changed = copy.deepcopy(profile)
        place = changed
        for key in path[:-1]:
            place = place[key]
        del place[path[-1]]
        refuse(json.dumps(changed).encode())
assert count > 200, count
