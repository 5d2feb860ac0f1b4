"""What is built and run for a module of CPython's suite: a copy of it beside a main program that runs its tests."""
import ast
import os
import shutil
import subprocess
from typing import NamedTuple

from harness.process import PYTHON

HERE = os.path.dirname(os.path.abspath(__file__))
SUITE = '/usr/lib/python3.11/test'
PACKAGE = 'from pkgutil import extend_path\n__path__ = extend_path(__path__, __name__)\n'
# What a module imports by names that it computes is imported in a function that nobody calls, so that imports lead there.
MAIN = '''import outcomes
{imports}
def never():
    {follow}
if __name__ == "__main__":
    outcomes.run({names})
'''
# A module that cannot be tested here says so when it is imported.
IMPORT = '''try:
    import {}
except outcomes.SkipTest:
    pass
'''


class Module(NamedTuple):
    """A line of modules.txt."""
    name: str
    mode: str = ''  # in which the ordinary test run takes it
    packages: tuple = ()  # of the library: their modules are imported by names that are computed


def read_modules(path=os.path.join(HERE, 'modules.txt')):
    with open(path, encoding='utf-8') as source:
        lines = [line.split() for line in source if line.strip() and not line.startswith('#')]
    return [Module(name, ''.join(mark for mark in marks if '=' not in mark),
                   tuple(mark[7:] for mark in marks if mark.startswith('follow='))) for name, *marks in lines]


def path_of(name, directory):
    """The path of a module or package below a directory, or None."""
    path = os.path.join(directory, *name.split('.'))
    return path if os.path.isfile(os.path.join(path, '__init__.py')) else path + '.py' if os.path.isfile(path + '.py') else None


def modules_of(name, directory):
    """The full names of a package's modules that have tests, sorted."""
    found, path = [], os.path.join(directory, *name.split('.'))
    for entry in sorted(os.listdir(path)):
        if entry.startswith('test_') and (entry.endswith('.py') or path_of(f'{name}.{entry}', directory)):
            inner = f'{name}.{entry.removesuffix(".py")}'
            found += [inner, *(modules_of(inner, directory) if not entry.endswith('.py') else [])]
    return found


def helpers_of(path):
    """The names of the modules of the suite that a file, or the files of a package, import or run; not test.support."""
    paths = [path] if path.endswith('.py') else [os.path.join(path, entry) for entry in os.listdir(path) if entry.endswith('.py')]
    for one in paths:
        with open(one, 'rb') as source:
            try:
                tree = ast.parse(source.read())
            except SyntaxError:  # it is there to be refused
                continue
        for node in ast.walk(tree):
            names = []
            if isinstance(node, ast.Import):
                names = [alias.name for alias in node.names]
            elif isinstance(node, ast.ImportFrom) and not node.level:
                names = [f'{node.module}.{alias.name}' for alias in node.names]
            elif isinstance(node, ast.Constant) and isinstance(node.value, str) and node.value.endswith('.py'):
                names = ['test.' + os.path.basename(node.value)[:-3]]
            yield from {name.split('.')[1] for name in names if name.startswith('test.')} - {'support', 'libregrtest'}


def copy_with_helpers(name, target):
    """Copies a module or package of the suite, and what it imports of the suite."""
    path, copied = path_of(name, SUITE), os.path.join(target, name)
    if path is None or os.path.exists(copied) or os.path.exists(copied + '.py'):
        return
    if path.endswith('.py'):
        shutil.copy(path, target)
    else:
        shutil.copytree(path, copied, ignore=shutil.ignore_patterns('__pycache__'))
    for helper in set(helpers_of(path)):
        copy_with_helpers(helper, target)


def make_environment(directory):
    """Makes a virtual environment without packages, and returns its interpreter. What is installed here has .pth files that
    import some of the library when the interpreter starts, and what starts with it stays interpreted."""
    subprocess.run([PYTHON, '-m', 'venv', '--without-pip', directory], check=True)
    return os.path.join(directory, 'bin', 'python')


def prepare(module, directory):
    """Writes main program, package and copies, and the suite's data; returns the path of the main program."""
    package = os.path.join(directory, 'test')
    os.mkdir(package)
    with open(os.path.join(package, '__init__.py'), 'w', encoding='utf-8') as out:
        out.write(PACKAGE)
    copy_with_helpers(module.name.split('.')[0], package)
    for entry in os.listdir(SUITE):
        if not entry.endswith('.py') and entry != '__pycache__' and not path_of(entry, SUITE):
            (shutil.copytree if os.path.isdir(os.path.join(SUITE, entry)) else shutil.copy)(
                os.path.join(SUITE, entry), os.path.join(package, entry))
    for name in 'outcomes.py', 'repeated.py':
        shutil.copy(os.path.join(HERE, name), directory)
    names = ['test.' + module.name]
    if os.path.isdir(os.path.join(package, *module.name.split('.'))):
        names += ['test.' + name for name in modules_of(module.name, package)]
    follow = [name for package in module.packages for name in modules_of(package, os.path.dirname(SUITE))]
    main = os.path.join(directory, 'main.py')
    with open(main, 'w', encoding='utf-8') as out:
        out.write(MAIN.format(imports=''.join(map(IMPORT.format, names)), names=names,
                              follow='; '.join(f'import {name}' for name in follow) or 'pass'))
    return main
