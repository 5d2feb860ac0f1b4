"""Runs tests of modules and writes the outcome of each to a file, a JSON line a fact.

Facts: {"start": id} before a test, {"id", "outcome", "kind", "detail"} after it, {"end": names of the modules that
are imported} after all. Outcomes: ok, failed, error, skipped, expected failure, unexpected success; a sub-test that
fails is a fact of its own. `kind` is the type of the exception, or why a test is skipped. Lines are flushed, so that a
crash shows which test it happened in.
"""
import json
import os
import sys
import traceback
import unittest
from unittest import SkipTest  # for the main program

import repeated
from test import support

# What needs the network, a display, sound or many GB of disk is skipped both ways.
RESOURCES = ['cpu', 'curses', 'decimal', 'subprocess', 'tzdata']


class Outcomes(unittest.TestResult):
    def __init__(self, out):
        super().__init__()
        self.out = out

    def write(self, **fact):
        self.out.write(json.dumps(fact) + '\n')
        self.out.flush()

    def outcome(self, test, outcome, kind='', detail=''):
        self.write(id=test.id(), outcome=outcome, kind=kind, detail=detail)

    def exception(self, test, outcome, error):
        self.outcome(test, outcome, error[0].__qualname__, ''.join(traceback.format_exception(*error))[-3000:])

    def startTest(self, test):
        super().startTest(test)
        self.write(start=test.id())

    def addSuccess(self, test):
        self.outcome(test, 'ok')

    def addFailure(self, test, error):
        self.exception(test, 'failed', error)

    def addError(self, test, error):
        self.exception(test, 'error', error)

    def addSkip(self, test, reason):
        self.outcome(test, 'skipped', reason)

    def addExpectedFailure(self, test, error):
        self.outcome(test, 'expected failure')

    def addUnexpectedSuccess(self, test):
        self.outcome(test, 'unexpected success')

    def addSubTest(self, test, subtest, error):
        if error is not None:
            self.exception(subtest, 'sub-test failed', error)


def kept(suite, keep):
    """The suite with those tests alone for which keep(id) is true."""
    made = suite.__class__() if isinstance(suite, unittest.TestSuite) else unittest.TestSuite()
    for test in suite:
        if isinstance(test, unittest.TestSuite):
            made.addTest(kept(test, keep))
        elif keep(test.id()):
            made.addTest(test)
    return made


def suite_of(parts):
    """What support.run_unittest is given as one suite: modules' names, classes, suites."""
    loader = unittest.defaultTestLoader
    return unittest.TestSuite(
        loader.loadTestsFromModule(sys.modules[part]) if isinstance(part, str) else
        part if isinstance(part, (unittest.TestSuite, unittest.TestCase)) else loader.loadTestsFromTestCase(part)
        for part in parts)


def chosen(suite):
    """What SKIP and MATCH leave of a suite."""
    if 'SKIP' in os.environ:
        with open(os.environ['SKIP'], encoding='utf-8') as source:
            skipped = set(source.read().split('\n'))
        suite = kept(suite, lambda id: id not in skipped)
    if 'MATCH' in os.environ:
        suite = kept(suite, lambda id: os.environ['MATCH'] in id)
    return suite


def each_suite(names, use):
    """Calls use(suite) for the modules' tests. A package's modules are named, too, and are not looked for by it once more;
    a module with a test_main runs its tests itself, as with regrtest."""
    modules = [sys.modules[name] for name in names if name in sys.modules]
    for module in modules:
        if hasattr(module, '__path__') and len(modules) > 1:
            vars(module).pop('load_tests', None)
        if hasattr(module, 'test_main'):
            support.run_unittest = lambda *parts: use(chosen(suite_of(parts)))
            module.test_main()
        else:
            use(chosen(suite_of([module.__name__])))


def run(names):
    """Environment: OUTCOMES is the file to write; SKIP a file of ids not to run; MATCH a part of ids to run; REPEAT
    says to look what each test leaves behind (repeated.py): 3:3, runs to warm up and runs that count."""
    support.use_resources = RESOURCES
    with open(os.environ['OUTCOMES'], 'w', encoding='utf-8') as out:
        result = Outcomes(out)
        if 'REPEAT' in os.environ:
            each_suite(names, lambda suite: repeated.run(flat(suite), result, *map(int, os.environ['REPEAT'].split(':'))))
        else:
            each_suite(names, lambda suite: suite.run(result))
        result.write(end=sorted(sys.modules))
    sys.stdout.flush()


def flat(suite):
    for test in suite:
        if isinstance(test, unittest.TestSuite):
            yield from flat(test)
        else:
            yield test
