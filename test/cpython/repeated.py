"""Runs each test of a suite several times, and writes what each of the last runs has left behind.

That is regrtest's -R, test by test, for an interpreter that does not count all references: instead of these, those to
objects that everybody has are counted, since one too many on None or a small int takes no memory.
"""
import array
import builtins
import collections.abc
import copyreg
import gc
import inspect
import os
import sys
import time
import unittest
import warnings
import zipimport

GAUGES = 'blocks', 'references', 'descriptors'
SLOW = 2  # seconds: a test that takes longer is not repeated


def common_objects():
    """Singletons, cached numbers and characters, builtins: each once."""
    found = [None, True, False, ..., NotImplemented, (), '', b'', *range(-5, 257), *map(chr, range(256)),
             *vars(builtins).values()]
    return list({id(one): one for one in found}.values())


def fill_free_lists():
    """Native code keeps some dead ints for later, of one digit and of two (runtime/cpython): as many as there may be."""
    for numbers in list(range(1 << 20, (1 << 20) + 300)), list(range(1 << 40, (1 << 40) + 300)):
        while numbers:
            number = numbers.pop()
            del number


class Repeated:
    def __init__(self, warm_ups, repeats):
        from test.libregrtest import refleak
        refleak.warm_caches()
        self.objects, self.warm_ups = common_objects(), warm_ups
        self.readings = {gauge: array.array('q', [0] * (repeats + 1)) for gauge in GAUGES}
        self.dump = refleak._get_dump
        self.clean_up = lambda: refleak.dash_R_cleanup(*self.kept)
        self.keep()
        gc.collect()
        gc.freeze()  # what is there already need not be looked at each time

    def keep(self):
        """What the tests may change, and gets back."""
        abstract = [one for name in collections.abc.__all__ if inspect.isabstract(one := getattr(collections.abc, name))]
        registries = {one: self.dump(one)[0] for abc in abstract for one in [*abc.__subclasses__(), abc]}
        self.kept = (warnings.filters[:], copyreg.dispatch_table.copy(), sys.path_importer_cache.copy(),
                     zipimport._zip_directory_cache.copy(), registries)

    def read(self, i):
        self.clean_up()
        gc.collect()
        gc.collect()
        fill_free_lists()
        self.readings['blocks'][i] = sys.getallocatedblocks()
        self.readings['references'][i] = sum(map(sys.getrefcount, self.objects))
        self.readings['descriptors'][i] = len(os.listdir('/proc/self/fd'))

    def left_behind(self, test):
        """Returns the differences between the last runs, for each gauge; or None for a test that is slow."""
        repeats = len(self.readings['blocks']) - 1
        for i in range(-self.warm_ups + 1, repeats + 1):
            begin = time.monotonic()
            # In a function of its own nothing of the run is left here.
            run_alone(test)
            if time.monotonic() - begin > SLOW:
                return None
            self.read(max(i, 0))
        return {gauge: [b - a for a, b in zip(read, read[1:])] for gauge, read in self.readings.items()}


def run_alone(test):
    if type(test).__init__ in (unittest.TestCase.__init__, unittest.IsolatedAsyncioTestCase.__init__):
        test = type(test)(test._testMethodName)  # an asynchronous one runs but once
    unittest.TestSuite([test]).run(unittest.TestResult())


def run(tests, result, warm_ups, repeats):
    """`result` is an outcomes.Outcomes."""
    repeated = Repeated(warm_ups, repeats)
    for test in tests:
        result.write(start=test.id())
        left = repeated.left_behind(test)
        result.write(id=test.id(), outcome='measured' if left else 'slow', kind='', detail='', left=left or {})
