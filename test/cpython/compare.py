#!/usr/bin/python3.11
"""Run modules of CPython's own test suite interpreted and translated, and compare test by test.

    compare.py --lasti PATH [--modes a,b] [--flag=FLAG]... [--match TEXT] [-v] test_generators...

A directory gets a copy of the test module, in a package `test` that goes on with the suite's own, and a main program
that imports it; `lasti build --follow=all` translates both, and what they reach of the library. Of a package the modules
may be named, as in test_asyncio.test_futures. Every test's outcome has to be the same, the exception of one that fails
as well, and native code of the libraries has to be used. What differs is run again: what is as interpreted then counts
as unsteady, and is told. differences.txt has the differences that cannot be otherwise; one that does not occur is told
as well. After a crash the rest is run again without the test it happened in. With --leaks what is compared is not outcomes but
what the tests leave behind (repeated.py); it is listed as mode `leaks`.
Printed: a line for each difference, and the counts. Exit status 1 if there is one.
"""
import collections
import json
import os
import signal
import subprocess
import sys
import tempfile
import time
from typing import Callable, NamedTuple

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.dirname(HERE))
from harness.build import parser, translations
from harness.differences import Report
from leaks import leaking, repeats, told_left
from listed import PATH, read_differences
from program import SUITE, Module, make_environment, path_of, prepare, read_modules
from runs import NOT_RUN, WHOLE, not_native, outcomes_of

AGAIN = 2  # further runs of a module in which something differs


class Runs:
    """The outcomes of one program's tests, over one or more runs of it."""

    def __init__(self, command, options, directory, extra=()):
        self.again, self.runs = lambda: outcomes_of(command, options, directory, extra), []
        self.facts = self.run()

    def run(self):
        outcomes, facts = self.again()
        self.runs.append(outcomes)
        return facts

    def ids(self):
        return {id: None for run in self.runs for id in run}

    def of(self, id):
        """The different outcomes of a test, in order."""
        return list({run.get(id, NOT_RUN).compared: run.get(id, NOT_RUN) for run in self.runs}.values())


def differing(expected, actual):
    """The ids of tests that no translated run has ended as an interpreted one; a crash is never excused."""
    def differs(id):
        old, new = ({outcome.compared for outcome in runs.of(id)} for runs in (expected, actual))
        return not old & new or any(outcome == 'crashed' and (outcome, kind) not in old for outcome, kind in new)

    return [id for id in {**expected.ids(), **actual.ids()} if differs(id)]


def told(runs, id):
    return ', '.join(map(str, runs.of(id)))


class Question(NamedTuple):
    """What is asked of two programs' runs."""
    differing: Callable  # of both runs: the ids of tests
    told: Callable  # of one program's runs and an id: text for whoever reads it


OUTCOMES, LEAKS = Question(differing, told), Question(leaking, told_left)


class Comparison:
    """A module in one mode."""

    def __init__(self, module, label, expected, actual, question):
        self.module, self.mode, self.setting = module, label.split()[0], label.partition('=')[2]
        self.label, self.expected, self.actual, self.told = label, expected, actual, question.told
        first = question.differing(expected, actual)
        for _ in range(AGAIN if first else 0):
            expected.run()
            actual.run()
        self.found = question.differing(expected, actual) if first else []
        self.unsteady = [id for id in first if id not in self.found]

    def judge(self, entries, report, options):
        """Reports what is not listed, and what is listed and does not occur. Returns the ids that are listed."""
        listed, entries = [], [entry for entry in entries if entry.is_of(self.mode, self.setting)]
        for id in self.found:
            if any(entry.stands_for(id) for entry in entries):
                listed.append(id)
                continue
            report(f'{self.label}: {id}: interpreted {self.told(self.expected, id)}, translated {self.told(self.actual, id)}')
            if options.verbose:
                detail = next((o.detail for runs in (self.actual, self.expected) for o in runs.of(id) if o.detail), '')
                print('    ' + detail.strip().replace('\n', '\n    '))
        ids = {**self.expected.ids(), **self.actual.ids()}
        for entry in entries:
            is_here = entry.id in ids or not options.match and entry.id.startswith(f'test.{self.module}.')
            if is_here and not any(entry.stands_for(id) for id in listed):
                report(f'{self.label}: {entry.id}: is listed, and does not differ')
        for id in self.unsteady:
            print(f'{self.module}: {self.label}: unsteady: {id}: interpreted {self.told(self.expected, id)},',
                  f'translated {self.told(self.actual, id)}')
        return listed


def started_by(python):
    """The modules that the interpreter has imported before a program starts: these stay interpreted."""
    return subprocess.run([python, '-c', 'import sys; print(*sys.modules)'], check=True, capture_output=True, text=True).stdout.split()


def not_translated(module, executable, facts, python):
    """Yields a text for each sign that the module's own native code, or that of libraries, was not used."""
    with open(executable + '.json', encoding='utf-8') as source:
        made = json.load(source)
    if not any(own['name'] == f'test.{module}' and own['functions'] for own in made['modules']):
        yield f'{WHOLE} has no native code'
    libraries = [library['name'] for library in made['libraries'] if library['functions']]
    tested = module.removeprefix('test_').partition('.')[0]
    is_native = any(name == tested or name.startswith(f'{tested}.') for name in libraries)
    if path_of(tested, os.path.dirname(SUITE)) and not is_native and tested not in started_by(python):
        yield f'what it tests, {tested}, has no native code'
    yield from not_native(facts, libraries)


def compare(module, options):
    """Prints the differences of one module, and the counts; returns a list with a row for each mode."""
    report, rows = Report(module.name), []
    with tempfile.TemporaryDirectory(prefix='cpython-') as directory:
        main, python = prepare(module, directory), make_environment(os.path.join(directory, 'environment'))
        expected = Runs([python, main], options, directory)
        if not expected.ids() or WHOLE in expected.ids():
            report('interpreted: no outcomes: ' + expected.facts.text)
        begin = time.monotonic()
        for label, executable, extra in translations(options, main, directory, report,
                                                     lambda executable: [f'--report={executable}.json', f'--python={python}']):
            before, built = report.found, time.monotonic()
            actual = Runs([executable], options, directory, [*extra, *options.env, 'LASTI_STATS=1'])
            for text in not_translated(module.name, executable, actual.facts, python):
                report(f'{label}: {text}')
            label, question = (f'leaks {label}', LEAKS) if options.leaks else (label, OUTCOMES)
            made = Comparison(module.name, label, expected, actual, question)
            listed = made.judge(options.differences, report, options)
            counts = collections.Counter(outcome.outcome for outcome in actual.runs[-1].values())
            rows.append({'module': module.name, 'mode': label, 'tests': len(expected.runs[0]), 'found': report.found - before,
                         'listed': len(listed), 'unsteady': len(made.unsteady), 'outcomes': counts,
                         'build': round(built - begin, 1), 'run': round(time.monotonic() - built, 1)})
            print(f'{module.name}: {label}: {len(expected.runs[0])} outcomes, {report.found - before} differ, {len(listed)} listed,',
                  f'{len(made.unsteady)} unsteady; translated:', ', '.join(f'{n} {word}' for word, n in counts.items()),
                  f'(built {built - begin:.0f} s, run {time.monotonic() - built:.0f} s)', flush=True)
            begin = time.monotonic()
    if report.found > sum(row['found'] for row in rows):  # a build has failed
        rows.append({'module': module.name, 'mode': '', 'tests': 0, 'found': report.found - sum(row['found'] for row in rows)})
    return rows


def parse():
    options = parser(__doc__, modes='default')
    options.add_argument('--match', help='run only tests whose id has this text in it')
    options.add_argument('--env', action='append', default=[], metavar='NAME=VALUE', help='for the translated runs')
    options.add_argument('--limit', type=float, default=400, help='seconds for one run')
    options.add_argument('--differences', default=PATH, type=read_differences, help='another list of differences')
    options.add_argument('--json', help='a file for the counts, too')
    options.add_argument('--leaks', type=repeats, metavar='3:3', help='run each test so often to warm up, then so often to look what it leaves behind')
    options.add_argument('-v', '--verbose', action='store_true', help='show the tracebacks of what differs')
    options.add_argument('modules', nargs='+')
    options = options.parse_args()
    options.flag = ['--follow=all', *options.flag]
    return options


def main():
    options = parse()
    if not os.path.isdir(SUITE):
        print('libpython3.11-testsuite is not installed: skipped')
        return 0
    known = {module.name: module for module in read_modules()}
    rows = [row for name in options.modules for row in compare(known.get(name, Module(name)), options)]
    if options.json:
        with open(options.json + '.new', 'w', encoding='utf-8') as out:
            json.dump(rows, out, indent=1)
        os.replace(options.json + '.new', options.json)
    return 1 if any(row['found'] for row in rows) else 0


if __name__ == '__main__':
    signal.signal(signal.SIGINT, signal.SIG_DFL)  # an ignored SIGINT would be inherited, and tests send it
    sys.exit(main())
