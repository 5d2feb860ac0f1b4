#!/usr/bin/python3.11
"""Run a program interpreted and translated, and compare what anybody could see of it.

    compare.py --lasti PATH [options] program.py [arguments of the program...]

The program is run by python3.11, then built with `lasti build` and run in each mode:

    default   as `lasti build` makes it
    O1        operations called
    O0        the literal form: value stack in memory
    leave     -O0, with a forced leave for the interpreter at every n-th boundary, for each n of --every
    slots     the default form built with --leave-checks, with the same forced leaves

Directory, arguments, standard input and environment are the same for every run. Standard output,
standard error and exit status have to be the same; each difference is one line of this program's
output. The exit status is 0 if there is none. Only the differences that --allow names are tolerated.
"""
import argparse
import os
import re
import shlex
import shutil
import signal
import subprocess
import sys
import tempfile

PYTHON = '/usr/bin/python3.11'
MODES = ('default', 'O1', 'O0', 'leave', 'slots')
SHOWN = 5  # differing lines shown for one stream


class Result:
    """What one run left behind: the two streams as bytes, and the exit status or a word for it."""

    def __init__(self, stdout, stderr, status):
        self.stdout, self.stderr, self.status = stdout, stderr, status


def environment(directory, extra):
    """The whole environment of a run: nothing of the caller's but PATH."""
    env = {
        'PATH': os.environ.get('PATH', '/usr/bin:/bin'), 'HOME': directory, 'TMPDIR': directory,
        'LC_ALL': 'C.UTF-8', 'PYTHONHASHSEED': '0', 'PYTHONDONTWRITEBYTECODE': '1',
    }
    env.update(item.split('=', 1) for item in extra)
    return env


def run(command, directory, env, stdin, limit):
    """Run in an empty `directory`. A process that outlives `limit` seconds is killed with its group."""
    shutil.rmtree(directory, ignore_errors=True)
    os.mkdir(directory)
    with open(stdin, 'rb') as source:
        process = subprocess.Popen(command, cwd=directory, env=env, stdin=source, stdout=subprocess.PIPE,
                                   stderr=subprocess.PIPE, start_new_session=True)
        try:
            stdout, stderr = process.communicate(timeout=limit)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
            stdout, stderr = process.communicate()
            return Result(stdout, stderr, f'still running after {limit} s')
    status = process.returncode
    return Result(stdout, stderr, status if status >= 0 else signal.Signals(-status).name)


def lines_that_differ(expected, actual):
    """Yields (line number, expected, actual) as text; None stands for a line that is not there."""
    expected = expected.decode(errors='backslashreplace').split('\n')
    actual = actual.decode(errors='backslashreplace').split('\n')
    for i in range(max(len(expected), len(actual))):
        old = expected[i] if i < len(expected) else None
        new = actual[i] if i < len(actual) else None
        if old != new:
            yield i + 1, old, new


def excerpt(text, other):
    """A line's repr; of a long line, what stands around the first character that differs."""
    if text is None or len(text) <= 120:
        return repr(text) if text is not None else 'nothing'
    same = len(os.path.commonprefix([text, other or '']))
    start = max(0, same - 40)
    return f'...{text[start:same + 60]!r}...'


def differences(mode, expected, actual):
    """One text for each difference between two runs."""
    if expected.status != actual.status:
        yield f'{mode}: exit status: interpreted {expected.status}, translated {actual.status}'
    for stream in ('stdout', 'stderr'):
        found = list(lines_that_differ(getattr(expected, stream), getattr(actual, stream)))
        for number, old, new in found[:SHOWN]:
            yield f'{mode}: {stream} line {number}: interpreted {excerpt(old, new)}, translated {excerpt(new, old)}'
        if len(found) > SHOWN:
            yield f'{mode}: {stream}: {len(found) - SHOWN} more lines differ'


def allow(names, program, executable, result):
    """Rewrites what the differences named by --allow may change."""
    for name in names:
        if name == 'argv0':  # the executable's own path where the interpreter shows the program's
            for field in ('stdout', 'stderr'):
                text = getattr(result, field).replace(executable.encode(), program.encode())
                setattr(result, field, text)
        elif name == 'address':  # addresses in default reprs
            for field in ('stdout', 'stderr'):
                setattr(result, field, re.sub(rb'0x[0-9a-f]{6,}', b'0x...', getattr(result, field)))
    return result


def statistics(stderr):
    """The counters that LASTI_STATS=1 prints, {name: number}."""
    found = re.findall(rb'^lasti[ -]stats: *([\w .:()-]+?)[ =:]+(\d+)$', stderr, re.MULTILINE)
    return {name.decode(): int(number) for name, number in found}


def not_native(counters):
    """One text for each sign of a function that silently ran interpreted."""
    if not counters:
        yield 'stats: LASTI_STATS=1 printed no counters'
    for name, number in counters.items():
        if number and (name.startswith(('leaves', 'leave')) or name.startswith('interpreted')):
            yield f'stats: {name} is {number}, not 0'


class Comparison:
    def __init__(self, options):
        self.options = options
        self.program = os.path.abspath(options.program)
        self.name = os.path.basename(self.program)
        self.found = 0

    def report(self, text):
        self.found += 1
        print(f'{self.name}: {text}', flush=True)

    def build(self, flags, label):
        """Returns the executable's path, or None after a report of the failure."""
        executable = os.path.join(self.scratch, f'{self.name[:-3]}-{label}')
        command = [self.options.lasti, 'build', self.program, '-o', executable, *flags, *self.options.flag]
        made = subprocess.run(command, cwd=self.scratch, stdin=subprocess.DEVNULL, capture_output=True)
        if made.returncode:
            text = made.stderr.decode(errors='backslashreplace').strip().split('\n')
            self.report(f'{label}: build failed ({made.returncode}): {" | ".join(text[:4])}')
            return None
        return executable

    def translated(self, executable, label, expected, extra=()):
        env = environment(self.work, [*self.options.env, *extra])
        actual = run([*self.options.under, executable, *self.options.arguments], self.work, env, self.options.stdin, self.options.limit)
        allow(self.options.allow, self.program, executable, actual)
        for text in differences(label, expected, actual):
            self.report(text)

    def check_native(self, executable):
        env = environment(self.work, [*self.options.env, 'LASTI_STATS=1'])
        result = run([executable, *self.options.arguments], self.work, env, self.options.stdin, self.options.limit)
        for text in not_native(statistics(result.stderr)):
            self.report(text)

    def compare(self, expected):
        options = self.options
        leaves = [f'LASTI_LEAVE_EVERY={n}' for n in options.every]
        if 'default' in options.modes and (executable := self.build([], 'default')):
            self.translated(executable, 'default', expected)
            if options.all_native:
                self.check_native(executable)
        if 'O1' in options.modes and (executable := self.build(['-O1'], 'O1')):
            self.translated(executable, '-O1', expected)
        if {'O0', 'leave'} & set(options.modes) and (executable := self.build(['-O0'], 'O0')):
            for extra in [[]] * ('O0' in options.modes) + [[leave] for leave in leaves] * ('leave' in options.modes):
                self.translated(executable, ' '.join(['-O0', *extra]), expected, extra)
        if 'slots' in options.modes and (executable := self.build(['--leave-checks'], 'slots')):
            for leave in leaves:
                self.translated(executable, f'slots {leave}', expected, [leave])

    def __call__(self):
        options = self.options
        with tempfile.TemporaryDirectory(prefix='compare-') as self.scratch:
            # Beside its executables: then __file__ and sys.path[0] are the same both ways.
            self.program = shutil.copy(self.program, self.scratch)
            self.work = os.path.join(self.scratch, 'work')
            env = environment(self.work, options.env)
            command = [*options.under, PYTHON, self.program, *options.arguments]
            expected = run(command, self.work, env, options.stdin, options.limit)
            allow(options.allow, self.program, self.program, expected)
            if str(expected.status) != options.status:
                self.report(f'interpreted: exit status {expected.status}, the test wants {options.status}')
                print(expected.stderr.decode(errors='backslashreplace'))
            elif not expected.stdout + expected.stderr:
                self.report('interpreted: printed nothing, so there is nothing to compare')
            else:
                self.compare(expected)
        return self.found


def parse():
    parser = argparse.ArgumentParser(description=__doc__.split('\n', 1)[0])
    parser.add_argument('--lasti', default=os.environ.get('LASTI', 'lasti'), help='the translator')
    parser.add_argument('--modes', default='default,O0,leave,slots', help='of ' + ', '.join(MODES))
    parser.add_argument('--every', default='1,2,3,7', help='values of LASTI_LEAVE_EVERY for leave and slots')
    parser.add_argument('--all-native', action='store_true', help='LASTI_STATS must show no leave of the default build')
    parser.add_argument('--status', default='0', help='the exit status (or SIGNAL name) that the interpreter must give')
    parser.add_argument('--under', default='', help='a command that runs the program, both ways')
    parser.add_argument('--stdin', default=os.devnull, help='file to read as standard input')
    parser.add_argument('--env', action='append', default=[], metavar='NAME=VALUE')
    parser.add_argument('--flag', action='append', default=[], help='a further flag for lasti build')
    parser.add_argument('--allow', action='append', default=[], choices=('argv0', 'address'))
    parser.add_argument('--limit', type=float, default=60, help='seconds for one run')
    parser.add_argument('program')
    parser.add_argument('arguments', nargs=argparse.REMAINDER)
    options = parser.parse_args()
    options.modes = options.modes.split(',')
    options.every = [int(n) for n in options.every.split(',')]
    options.under = shlex.split(options.under)
    options.stdin = os.path.abspath(options.stdin)
    if unknown := set(options.modes) - set(MODES):
        parser.error(f'no such mode: {", ".join(sorted(unknown))}')
    return options


if __name__ == '__main__':
    signal.signal(signal.SIGINT, signal.SIG_DFL)  # an ignored SIGINT would be inherited, and never reach a program
    sys.exit(1 if Comparison(parse())() else 0)
