"""Builds programs with a profile, and says which functions the executable has native code for."""
import json
import os

from watched import run

COUNTS = ['unknown', 'cold', 'never_ran']


def counts(profile):
    """What is hot and what is warm are one: on a slow machine more of it is met by samples."""
    return [profile['hot'] + profile['warm']] + [profile[name] for name in COUNTS]


class Built:
    def __init__(self, lasti, python):
        self.lasti, self.python = lasti, python

    def __call__(self, *words, profile='it.profile', file='app.py'):
        """Builds, compares with the interpreter, and returns the choices by module."""
        options = [f'--profile={profile}', '--report=it.json', '-o', 'app', *words]
        status, _, errors = run(self.lasti, 'build', *options, file)
        assert status == 0, errors
        status, out, errors = run('./app', 'x', env=os.environ | {'LASTI_STATS': '1'})
        plain = run(self.python, file, 'x')
        lines = [line for line in errors.splitlines() if line.startswith('lasti stats: ')]
        stats = dict(line.removeprefix('lasti stats: ').rsplit(' ', 1) for line in lines)
        assert (status, out) == plain[:2] and errors.startswith(plain[2]), (plain, status, out, errors)
        with open('it.json') as file:
            modules = json.load(file)['modules']
        choices = {module['name']: counts(module['profile']) for module in modules}
        assert all(sum(choices[module['name']][:2]) == module['functions'] for module in modules)
        assert int(stats.get('functions', 0)) == sum(module['functions'] for module in modules), stats
        return choices


def write_program(write):
    """app imports work (Inputs/work.py), idle, which never does anything, and late, which does on demand."""
    write('app.py', 'import work, idle, late\nwork.main()\n')
    write('idle.py', 'def never(): pass\nclass Never:\n  def f(self): pass\n')
    write('late.py', 'import sys\ndef f(): return 1\nclass C:\n  def g(self): return f()\n'
                     'if sys.argv[1:] == ["y"]: C().g()\n')
