"""Runs one module's tests and writes the outcome of each to a file, a JSON line a fact.

Facts: {"start": id} before a test, {"id", "outcome", "detail"} after it, {"end": true} after all.
Outcomes: ok, failed, error, skipped, expected failure, unexpected success; a sub-test that fails is a
fact of its own. Lines are flushed, so that a crash shows which test it happened in.
"""
import json
import os
import sys
import traceback
import unittest


class Outcomes(unittest.TestResult):
    def __init__(self, out):
        super().__init__()
        self.out = out

    def write(self, **fact):
        self.out.write(json.dumps(fact) + '\n')
        self.out.flush()

    def outcome(self, test, outcome, detail=''):
        self.write(id=test.id(), outcome=outcome, detail=detail)

    def startTest(self, test):
        super().startTest(test)
        self.write(start=test.id())

    def addSuccess(self, test):
        self.outcome(test, 'ok')

    def addFailure(self, test, error):
        self.outcome(test, 'failed', ''.join(traceback.format_exception(*error))[-3000:])

    def addError(self, test, error):
        self.outcome(test, 'error', ''.join(traceback.format_exception(*error))[-3000:])

    def addSkip(self, test, reason):
        self.outcome(test, 'skipped', reason)

    def addExpectedFailure(self, test, error):
        self.outcome(test, 'expected failure')

    def addUnexpectedSuccess(self, test):
        self.outcome(test, 'unexpected success')

    def addSubTest(self, test, subtest, error):
        if error is not None:
            self.outcome(subtest, 'sub-test failed', ''.join(traceback.format_exception(*error))[-3000:])


def without(suite, names):
    """The suite less the tests whose ids are in `names`."""
    kept = unittest.TestSuite()
    for test in suite:
        if isinstance(test, unittest.TestSuite):
            inner = without(test, names)
            if isinstance(test, unittest.suite.BaseTestSuite):
                kept.addTest(inner)
        elif test.id() not in names:
            kept.addTest(test)
    return kept


def run(module):
    """Environment: OUTCOMES is the file to write; SKIP a file of ids not to run; MATCH a part of ids to run."""
    suite = unittest.defaultTestLoader.loadTestsFromModule(module)
    if 'SKIP' in os.environ:
        with open(os.environ['SKIP'], encoding='utf-8') as source:
            suite = without(suite, set(source.read().split('\n')))
    if 'MATCH' in os.environ:
        suite = unittest.TestSuite(t for t in flat(suite) if os.environ['MATCH'] in t.id())
    with open(os.environ['OUTCOMES'], 'w', encoding='utf-8') as out:
        result = Outcomes(out)
        suite.run(result)
        result.write(end=True)
    sys.stdout.flush()


def flat(suite):
    for test in suite:
        if isinstance(test, unittest.TestSuite):
            yield from flat(test)
        else:
            yield test
