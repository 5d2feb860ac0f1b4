"""The modes, and the executables and runs that they ask for."""
import argparse
import os
import subprocess
from typing import NamedTuple


class Mode(NamedTuple):
    flags: tuple = ()  # for lasti build
    variable: str = ''  # of the environment: a run for each n of --every, with this set to n


# A further mode is a line here. Modes with the same flags share an executable.
MODES = {
    'default': Mode(),  # as `lasti build` makes it
    'O1': Mode(('-O1',)),  # the plain form: an extern call an instruction
    'plain': Mode(('-O1', '--leave-checks')),  # the same, with the code that the next one needs
    'plain-leave': Mode(('-O1', '--leave-checks'), 'LASTI_LEAVE_EVERY'),
    'full': Mode(('-O3',)),  # everything in the full form, libraries as well
    'O0': Mode(('-O0',)),  # the literal form: value stack in memory
    'leave': Mode(('-O0',), 'LASTI_LEAVE_EVERY'),  # a forced leave for the interpreter at every n-th boundary
    'slots': Mode(('--leave-checks',), 'LASTI_LEAVE_EVERY'),  # the same leaves of the default form
    'guards': Mode(('--leave-checks',), 'LASTI_FAIL_GUARDS'),  # every n-th guard that holds fails
}


def parser(description, modes=None):
    """A parser with the options that all scripts have; with --modes and --every where there is a default for them."""
    made = argparse.ArgumentParser(description=description, formatter_class=argparse.RawDescriptionHelpFormatter)
    made.add_argument('--lasti', default=os.environ.get('LASTI', 'lasti'), type=tool, help='the translator')
    made.add_argument('--flag', action='append', default=[], help='a further flag for lasti build')
    if modes:
        made.add_argument('--modes', default=modes, type=mode_names, help='of ' + ', '.join(MODES))
        made.add_argument('--every', default='1,2,3,7', type=numbers, help='each n of the modes that run once for each n')
    return made


def tool(text):
    return os.path.abspath(text) if os.sep in text else text


def mode_names(text):
    names = text.split(',')
    if unknown := sorted(set(names) - set(MODES)):
        raise argparse.ArgumentTypeError(f'no such mode: {", ".join(unknown)}')
    return names


def numbers(text):
    return [int(n) for n in text.split(',')]


def build(lasti, program, executable, flags=()):
    """Returns None, or what is to be said of the failure. Libraries are not translated unless LASTI_FOLLOW says so."""
    made = subprocess.run([lasti, 'build', program, '-o', executable, *flags], cwd=os.path.dirname(executable),
                          env={'LASTI_FOLLOW': 'beside', **os.environ}, stdin=subprocess.DEVNULL, capture_output=True)
    if not made.returncode:
        return None
    text = made.stderr.decode(errors='backslashreplace').strip().split('\n')
    return f'build failed ({made.returncode}): {" | ".join(text[:4])}'


def translations(options, program, directory, report, flags_for=lambda executable: ()):
    """Yields (label, executable, what it adds to the environment) for each run that --modes and --every ask for.

    A build that fails is reported, and its runs are left out.
    `flags_for` gives what an executable's path makes necessary."""
    built = {}
    for name, mode in MODES.items():
        if name not in options.modes:
            continue
        if mode.flags not in built:
            executable = os.path.join(directory, f'{os.path.basename(program)[:-3]}-{name}')
            failure = build(options.lasti, program, executable, [*mode.flags, *options.flag, *flags_for(executable)])
            if failure:
                report(f'{name}: {failure}')
            built[mode.flags] = None if failure else executable
        executable = built[mode.flags]
        settings = [f'{mode.variable}={n}' for n in options.every] if mode.variable else ['']
        for setting in settings if executable else ():
            yield f'{name} {setting}'.strip(), executable, [setting] if setting else []
