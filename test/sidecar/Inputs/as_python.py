"""Runs `python3.11 WORDS` and `python3.11 -m lasti WORDS` for the lines of words on standard input; says what differs.

    as_python.py PYTHON
"""
import os
import re
import subprocess
import sys


def run(words, text):
    done = subprocess.run([sys.argv[1], *words], input=text, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    return re.sub(' at 0x[0-9a-f]+', '', done.stdout), done.returncode


status = 0
for line in sys.stdin:
    words = line.strip().split('|')
    text = 'import sys\nprint(sys.argv, sys.path[:1])\n1 / 0\n'
    plain, ours = run(words, text), run(['-m', 'lasti', *words], text)
    if plain != ours:
        status = 1
        print(f'{words}: interpreted {plain[1]}\n{plain[0]}with lasti {ours[1]}\n{ours[0]}')
    else:
        print(f'{" ".join(words)}: exit status {ours[1]}')
sys.exit(status)
