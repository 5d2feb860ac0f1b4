"""What scripts written for pyperf need of it, to run under `lasti bench` where they time themselves in one process.

Each benchmark prints a line `BENCH name seconds`. pyperf itself starts further processes, which the interpreter in
sys.executable would run: a translated script would measure the interpreter. Calibration is pyperf's: loops are doubled
until one value takes min_time, a first value warms up, and the mean of the others counts.
"""
import argparse
import asyncio
import itertools
import platform
import subprocess
import sys
import time
import timeit as _timeit

__version__ = '0 (lasti bench)'
VERSION = (0,)
perf_counter = time.perf_counter


def python_implementation():
    return sys.implementation.name


def python_has_jit():
    return platform.python_implementation() == 'PyPy'


class Runner:
    def __init__(self, values=None, processes=None, loops=0, min_time=0.1, metadata=None, show_name=True,
                 program_args=None, add_cmdline_args=None, _argparser=None, warmups=None):
        self.metadata = dict(metadata or {})
        self.argparser = _argparser or argparse.ArgumentParser()
        self.args = None
        self._values, self._warmups = values or 3, 1 if warmups is None else warmups
        self._loops, self._min_time = loops, min_time
        self._names = set()
        add = self.argparser.add_argument
        add('--rigorous', action='store_true')
        add('--fast', action='store_true')
        add('-n', '--values', type=int, default=self._values)
        add('-w', '--warmups', type=int, default=self._warmups)
        add('-l', '--loops', type=int, default=self._loops)
        add('--min-time', type=float, default=self._min_time)
        for ignored in ('-p', '--processes'), ('-o', '--output'), ('--append',), ('--affinity',), ('--inherit-environ',):
            add(*ignored)
        for ignored in ('-q', '--quiet'), ('-v', '--verbose'), ('--debug-single-value',):
            add(*ignored, action='store_true')

    def parse_args(self, args=None):
        if self.args is None:
            self.args = self.argparser.parse_args(args)
        return self.args

    def bench_time_func(self, name, time_func, *args, inner_loops=None, metadata=None):
        """time_func(loops, *args) returns the seconds that so many loops took."""
        if name in self._names:
            raise ValueError(f'duplicate benchmark name: {name!r}')
        self._names.add(name)
        options = self.parse_args()
        loops = options.loops or self._calibrate(time_func, args, options.min_time)
        for _ in range(options.warmups):
            time_func(loops, *args)
        values = [time_func(loops, *args) for _ in range(max(options.values, 1))]
        seconds = sum(values) / len(values) / loops / (inner_loops or 1)
        print('BENCH', ' '.join(name.split()), repr(seconds), flush=True)

    @staticmethod
    def _calibrate(time_func, args, min_time):
        loops = 1
        while time_func(loops, *args) < min_time and loops < 1 << 40:
            loops *= 2
        return loops

    def bench_func(self, name, func, *args, inner_loops=None, metadata=None):
        def time_func(loops):
            turns = range(loops)
            begin = perf_counter()
            for _ in turns:
                func(*args)
            return perf_counter() - begin

        return self.bench_time_func(name, time_func, inner_loops=inner_loops)

    def bench_async_func(self, name, func, *args, inner_loops=None, metadata=None, loop_factory=None):
        async def run(loops):
            turns = range(loops)
            begin = perf_counter()
            for _ in turns:
                await func(*args)
            return perf_counter() - begin

        def time_func(loops):
            if loop_factory is None:
                return asyncio.run(run(loops))
            loop = loop_factory()
            try:
                return loop.run_until_complete(run(loops))
            finally:
                loop.close()

        return self.bench_time_func(name, time_func, inner_loops=inner_loops)

    def timeit(self, name, stmt=None, setup='pass', teardown='pass', inner_loops=None, duplicate=None, metadata=None,
               globals=None):
        def lines(code):
            return code if callable(code) or isinstance(code, str) else '\n'.join(code)

        stmt, setup, teardown = lines(name if stmt is None else stmt), lines(setup), lines(teardown)
        if duplicate and isinstance(stmt, str):
            inner_loops = (inner_loops or 1) * duplicate
            stmt = '\n'.join([stmt] * duplicate)
        timer = _timeit.Timer(stmt, setup, timer=perf_counter, globals=globals)

        def time_func(loops):
            seconds = timer.inner(itertools.repeat(None, loops), perf_counter)  # timeit() would switch off the collector
            if teardown != 'pass':
                exec(teardown, {} if globals is None else globals)
            return seconds

        return self.bench_time_func(name, time_func, inner_loops=inner_loops)

    def bench_command(self, name, command):
        def time_func(loops):
            begin = perf_counter()
            for _ in range(loops):
                subprocess.run(command, check=True, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL)
            return perf_counter() - begin

        return self.bench_time_func(name, time_func)
