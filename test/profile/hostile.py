"""A broken profile is one line and exit status 1 wherever one is read, and nothing is written.

RUN: rm -rf %t && mkdir -p %t && cp %S/Inputs/work.py %t && cd %t && %python %s %lasti
"""

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
        assert done.stderr.startswith('lasti: bad.profile: this is '), (data[:200], done)
        assert done.stderr.count('\n') == 1, (data[:200], done)
        assert not os.path.exists('out'), words


ALL = [('profile', '--show', 'bad.profile'),
       ('profile', '--merge', 'good.profile', 'bad.profile', '-o', 'out'),
       ('build', '--profile', 'bad.profile', 'work.py', '-o', 'out'),
       ('emit', '--profile=bad.profile', 'work.py', '-o', 'out')]
for eighth in range(8):
    refuse(good[:len(good) * eighth // 8], *ALL)
for data in [b'', b'\0', b'{}', b'[]', b'null', b'"x"', b'1e999', b'{"lasti_profile":', b'\xff\xfe', b'[' * 10**6,
             b'{"a":' * 100000, b'{"lasti_profile":2}', b'{"lasti_profile":1}', b'{"lasti_profile":"1"}',
             good.replace(b'{"lasti_profile":1', b'{"lasti_profile":1,"x":' + b'[' * 17 + b']' * 17),
             good + b'x', good.replace(b':', b'')]:
    refuse(data)
