"""Runs commands with PYTHON and with PYTHON -m lasti, and says what differs, and how many native functions ran.

    programs.py PYTHON PACKAGE, a command a line on standard input
"""
import os
import re
import subprocess
import sys

python, package = sys.argv[1:]
status = 0


def run(words, **variables):
    done = subprocess.run(words, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
                          env=os.environ | {'PYTHONPATH': package} | variables)
    stats = dict(re.findall(r'^lasti stats: (.*) (\d+)$', done.stderr, re.M))
    errors = re.sub(r'^lasti stats: .*\n', '', done.stderr, flags=re.M)
    times = re.compile(r'in [\d.]+s|0x[0-9a-f]+')
    return (done.returncode, times.sub('', done.stdout), times.sub('', errors)), stats


for line in sys.stdin:
    words = line.split()
    plain, _ = run([python, *words])
    ours, stats = run([python, '-m', 'lasti', *words], LASTI_STATS='1')
    if plain != ours:
        status = 1
        print(f'{line}interpreted {plain}\nwith lasti  {ours}')
    print(f'{line.strip()}: exit status {ours[0]}, native functions entered: {stats.get("functions entered")}')
sys.exit(status)
