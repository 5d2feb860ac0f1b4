"""Programs that time themselves: a row a benchmark, with the times that they print; scripts for pyperf.Runner, too.

RUN: rm -rf %t && mkdir -p %t && cd %t && %python %s %lasti
"""

import json
import subprocess
import sys

OWN = '''
print('before')
print('BENCH with blanks  in it 0.25')
print('BENCH twice 1')
print('BENCH twice 3e0')
print('BENCH no number')
'''
PYPERF = '''
import pyperf, asyncio
runner = pyperf.Runner(min_time=0.001, values=2)
runner.metadata['a'] = 'b'
runner.timeit('sorted', 'sorted(s)', setup='s = list(range(10))')
runner.timeit('twice', ['s = 1', 's + 1'], duplicate=5)
runner.bench_func('sum', sum, range(100))
runner.bench_time_func('exact', lambda loops, each: loops * each, 0.125, inner_loops=5)
async def nothing(): pass
runner.bench_async_func('async', nothing)
'''


def measured(text, *words):
    with open('app.py', 'w') as file:
        file.write(text)
    run = subprocess.run([sys.argv[1], 'bench', '--runs', '2', 'app.py', '--json', 'r.json', *words], capture_output=True, text=True)
    assert run.returncode == 0, run
    [program] = json.load(open('r.json'))['programs']
    return {row['name']: row['seconds'] for row in program['benchmarks']}


rows = measured(OWN)
assert rows == {'app: with blanks  in it': [[0.25, 0.25]] * 2, 'app: twice': [[2, 2]] * 2}, rows
rows = measured(PYPERF)
assert list(rows) == ['app: ' + name for name in ('sorted', 'twice', 'sum', 'exact', 'async')], rows
assert rows['app: exact'] == [[0.025, 0.025]] * 2, rows
assert all(0 < time < 1 for columns in rows.values() for times in columns for time in times), rows
# Its own options come behind `--`, and other programs do not see the stand-in.
rows = measured(PYPERF, '--', '--fast', '-l', '4')
assert rows['app: exact'] == [[0.025, 0.025]] * 2, rows
measured('import sys\nassert not any(p.endswith("/bench") for p in sys.path), sys.path')
