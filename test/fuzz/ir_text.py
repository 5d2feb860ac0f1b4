"""Changed IR text: it is refused in one line, or what passes and own/ make of it verifies. No crash, no hang.

RUN: rm -rf %t && mkdir -p %t && %python %s %lasti %S/../emit/iteration.py %t/changed.ir 150
"""
import random
import re
import subprocess
import sys

lasti, source, path, rounds = sys.argv[1:]
seeds = [subprocess.run([lasti, 'emit', '--dump=' + stage, source], capture_output=True, text=True, check=True).stdout
         for stage in ('lower', 'own')]
random.seed(311)
TOKEN = re.compile(r"\w+|[^\w\s]")


def function_of(text):
    """One function of the dump, without its comments."""
    parts = re.split(r'(?m)^(?=function )', re.sub(' *;.*', '', text))[1:]
    return random.choice(parts)


def change(text):
    lines = text.splitlines()
    at = random.randrange(len(lines))
    kind = random.randrange(4)
    if kind == 0:
        del lines[at]
    elif kind == 1:
        lines.insert(at, random.choice(lines))
    else:
        tokens = list(TOKEN.finditer(lines[at])) or [re.match('', lines[at])]
        token = random.choice(tokens)
        other = random.choice(TOKEN.findall(text))
        lines[at] = lines[at][:token.start()] + other + lines[at][token.end():]
    return '\n'.join(lines) + '\n'


refused = 0
for _ in range(int(rounds)):
    seed = random.choice(seeds)
    text = function_of(seed)
    for _ in range(random.choice([1, 1, 3])):
        text = change(text)
    with open(path, 'w') as file:
        file.write(text)
    passes = 'none' if seed is seeds[1] else 'types,conditions,own'
    run = subprocess.run([lasti, 'opt', '--passes=' + passes, path], capture_output=True, text=True, timeout=60)
    lines = run.stderr.count('\n')
    assert (run.returncode, lines) == (0, 0) or (run.returncode, lines, run.stdout) == (1, 1, ''), (run, text)
    refused += run.returncode
assert refused > int(rounds) / 4, refused
