"""A whole program, run interpreted and translated, and compared in all that anybody could see of it."""
import argparse
import os
import re
import shlex
import shutil
import tempfile

from .build import parser, translations
from .differences import Report, differences
from .process import PYTHON, run


def parse(description, arguments=None):
    """The options of a comparison, from the command line or from `arguments`."""
    options = parser(description, modes='default,O0,leave,plain,plain-leave,slots,guards')
    options.add_argument('--all-native', action='store_true', help='LASTI_STATS must show no leave of the default build')
    options.add_argument('--status', default='0', help='the exit status (or SIGNAL name) that the interpreter must give')
    options.add_argument('--under', default=[], type=shlex.split, help='a command that runs the program, both ways')
    options.add_argument('--stdin', default=os.devnull, type=os.path.abspath, help='file to read as standard input')
    options.add_argument('--env', action='append', default=[], metavar='NAME=VALUE')
    options.add_argument('--allow', action='append', default=[], choices=('argv0', 'address'))
    options.add_argument('--limit', type=float, default=60, help='seconds for one run')
    options.add_argument('program')
    options.add_argument('arguments', nargs=argparse.REMAINDER)
    return options.parse_args(arguments)


def allow(names, program, executable, result):
    """Rewrites what the differences named by --allow may change."""
    for stream in ('stdout', 'stderr'):
        text = getattr(result, stream)
        if 'argv0' in names:  # the executable's own path where the interpreter shows the program's
            text = text.replace(executable.encode(), program.encode())
        if 'address' in names:  # addresses in default reprs
            text = re.sub(rb'0x[0-9a-f]{6,}', b'0x...', text)
        setattr(result, stream, text)
    return result


def not_native(stderr):
    """One text for each sign, in what LASTI_STATS=1 prints, of a function that silently ran interpreted."""
    counters = re.findall(rb'^lasti[ -]stats: *([\w .:()-]+?)[ =:]+(\d+)$', stderr, re.MULTILINE)
    if not counters:
        yield 'stats: LASTI_STATS=1 printed no counters'
    for name, number in counters:
        if int(number) and name.startswith((b'leave', b'interpreted')):
            yield f'stats: {name.decode()} is {int(number)}, not 0'


def compare(options):
    """Prints the differences of one program, and returns their number."""
    report = Report(os.path.basename(options.program))
    with tempfile.TemporaryDirectory(prefix='compare-') as scratch:
        # Beside its executables: then __file__ and sys.path[0] are the same both ways.
        program = shutil.copy(options.program, scratch)

        def once(command, executable, extra=()):
            result = run([*command, *options.arguments], os.path.join(scratch, 'work'), [*options.env, *extra],
                         options.stdin, options.limit)
            return allow(options.allow, program, executable, result)

        expected = once([*options.under, PYTHON, program], program)
        if str(expected.status) != options.status:
            report(f'interpreted: exit status {expected.status}, the test wants {options.status}')
            print(expected.stderr.decode(errors='backslashreplace'))
            return report.found
        if not expected.stdout + expected.stderr:
            report('interpreted: printed nothing, so there is nothing to compare')
            return report.found
        for label, executable, extra in translations(options, program, scratch, report):
            found = list(differences(label, expected, once([*options.under, executable], executable, extra)))
            if options.all_native and label == 'default':
                found += not_native(once([executable], executable, ['LASTI_STATS=1']).stderr)
            for text in found:
                report(text)
    return report.found
