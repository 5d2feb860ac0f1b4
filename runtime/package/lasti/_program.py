"""A program that `-m lasti` runs: all is as if python3.11 had been started with the words behind `lasti`."""

import builtins
import os
import sys

USAGE = 'usage: python3.11 -m lasti [-m module | -c command | file | -] [arguments]'


def run():
    words = sys.argv[1:]
    if not words or words[0] in ('-h', '--help'):
        print(USAGE, file=sys.stdout if words else sys.stderr)
        sys.exit(0 if words else 2)
    kind, rest = words[0], words[1:]
    if kind in ('-m', '-c') and not rest:
        fail(f'Argument expected for the {kind} option')
    if kind.startswith('-') and kind not in ('-', '-m', '-c'):
        fail(f'unknown option {kind}: options of the interpreter stand before -m lasti')
    import lasti
    try:
        from lasti import _runtime  # before sys.path is the program's
    except ImportError as error:  # of another Python
        sys.exit(str(error))
    lasti.turn_on()
    clear_main()
    if kind == '-m':
        sys.argv[:] = ['-m', *rest[1:]]  # sys.path[0] is the current directory already
        status = _runtime.run_module(rest[0], True)
    elif kind == '-c':
        sys.argv[:] = ['-c', *rest[1:]]
        set_path('')
        status = _runtime.run_command(rest[0] + '\n')
    else:
        sys.argv[:] = words
        status = run_file(_runtime, kind)
    if status:
        sys.exit(status)


def fail(text):
    print(f'lasti: {text}\n{USAGE}', file=sys.stderr)
    sys.exit(2)


def run_file(runtime, typed):
    if typed == '-':
        set_path('')
        return runtime.run_file(typed)
    path = typed if os.path.isabs(typed) else os.path.join(os.getcwd(), typed)
    if has_importer(path):  # a directory or an archive with a __main__
        set_path(path, always=True)
        return runtime.run_module('__main__', False)
    set_path(os.path.dirname(os.path.realpath(typed)))
    return runtime.run_file(path)


def has_importer(path):
    """As PyImport_GetImporter has it."""
    if path not in sys.path_importer_cache:
        sys.path_importer_cache[path] = None
        for hook in sys.path_hooks:
            try:
                sys.path_importer_cache[path] = hook(path)
                break
            except ImportError:
                pass
    return sys.path_importer_cache[path] is not None


def set_path(first, always=False):
    """Replaces sys.path[0], which is the current directory's for -m lasti."""
    if not sys.flags.safe_path:
        sys.path[0] = first
    elif always:
        sys.path.insert(0, first)


def clear_main():
    """Makes __main__, which has run -m lasti, the module that a program begins with."""
    from importlib.machinery import BuiltinImporter
    names = vars(sys.modules['__main__'])
    names.clear()
    names.update(__name__='__main__', __doc__=None, __package__=None, __loader__=BuiltinImporter, __spec__=None,
                 __annotations__={}, __builtins__=builtins)
