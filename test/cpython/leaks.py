"""What translated tests leave behind at each run, and interpreted ones do not."""
import argparse
import re

from repeated import GAUGES
from runs import NOT_RUN


def repeats(text):
    if not re.fullmatch(r'[1-9]\d*:[1-9]\d*', text):
        raise argparse.ArgumentTypeError('runs to warm up and runs that count, as 3:3')
    return text


def left(runs, id, gauge):
    """What each run of the test has left behind: a list for each run of the program in which it was measured."""
    found = [run.get(id, NOT_RUN).left.get(gauge) for run in runs.runs]
    return [deltas for deltas in found if deltas]


def leaks(expected, actual, id, gauge):
    """Whether each translated run has left something behind each time, and more than interpreted ones do each time."""
    old, new = left(expected, id, gauge), left(actual, id, gauge)
    return bool(old and new) and min(map(min, new)) > max(0, *map(min, old))


def leaking(expected, actual):
    """The ids of tests that leak something, or end the process."""
    def differs(id):
        crashed = any(outcome.outcome == 'crashed' for outcome in actual.of(id))
        return (crashed and not any(outcome.outcome == 'crashed' for outcome in expected.of(id)) or
                any(leaks(expected, actual, id, gauge) for gauge in GAUGES))

    return [id for id in actual.ids() if differs(id)]


def told_left(runs, id):
    gauges = [f'{gauge} {" ".join(map(str, deltas))}' for gauge in GAUGES for deltas in left(runs, id, gauge)]
    return ', '.join(gauges) or ', '.join(map(str, runs.of(id)))
