"""Intervals are Student's, of the logarithms of pairs' ratios, as Python's own statistics have them.

RUN: rm -rf %t && mkdir -p %t && cd %t && %python %s %lasti %S/Inputs
"""

import json
import math
import random
import re
import statistics
import subprocess
import sys

sys.path.insert(0, sys.argv[2])
import results

QUANTILES = {2: 4.303, 9: 2.262, 29: 2.045, 59: 2.001, 99: 1.984}  # 97.5 % of Student's distribution


def file(name, columns):
    with open(name, 'w') as out:
        json.dump(results.results([results.program('app', columns)]), out)
    return name


def logarithms(columns):
    return [math.log(one / other) for one, other in zip(*columns)]


def compared(old, new):
    run = subprocess.run([sys.argv[1], 'bench', '--compare', file('old', old), file('new', new), '--threshold', '1000'],
                         capture_output=True, text=True)
    assert run.returncode == 0, run
    row = next(line for line in run.stdout.splitlines() if line.startswith('app'))
    return [float(number) for number in re.findall(r'[+-]?\d+\.\d+', row)]


generator = random.Random(1)
for freedom, quantile in QUANTILES.items():
    count = freedom + 1
    # The old file is exact, so that the error and its freedom are those of the new one.
    old = [[2.0] * count, [1.0] * count]
    new = [[generator.uniform(2, 3) for _ in range(count)], [generator.uniform(1, 1.2) for _ in range(count)]]
    logs = logarithms(new)
    mean, error = statistics.fmean(logs), statistics.stdev(logs) / math.sqrt(count)
    wanted = [2, math.exp(mean)] + [100 * (math.exp(mean + side * quantile * error) / 2 - 1) for side in (0, -1, 1)]
    got = compared(old, new)
    assert len(got) == 5 and all(abs(one - other) < 0.11 for one, other in zip(wanted, got)), (freedom, wanted, got)
    assert got == compared(old, new)
