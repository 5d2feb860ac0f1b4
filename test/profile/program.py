"""A program does under `lasti profile` what it does without, whatever form it has and however it ends.

RUN: rm -rf %t && mkdir -p %t && cp %S/Inputs/work.py %t && cd %t && %python %s %lasti %python
"""

import json
import os
import pathlib
import signal
import subprocess
import sys
import zipfile

lasti, python = sys.argv[1:]
signal.signal(signal.SIGINT, signal.default_int_handler)  # an ignored one would be inherited


def run(*words, **more):
    done = subprocess.run(words, capture_output=True, text=True, stdin=subprocess.DEVNULL, **more)
    return done.returncode, done.stdout, done.stderr


def profile(*words, status=0, of='__main__', **more):
    """Compares the program behind `words` with itself, and returns what is known of the functions of a module."""
    pathlib.Path('it.profile').unlink(missing_ok=True)
    plain, watched = run(python, *words, **more), run(lasti, 'profile', '-o', 'it.profile', *words, **more)
    assert plain == watched and plain[0] == status, f'{words}\n{plain}\n{watched}'
    with open('it.profile') as file:
        found = json.load(file)
    assert found['lasti_profile'] == 1 and found['runs'] == 1 and found['python'] == '3.11'
    module = next(module for module in found['modules'] if module['name'] == of)
    return {function['qualname']: function for function in module['functions']}


def seen(function):
    return {(one['opcode'], one.get('type') or one.get('callee')) for one in function['seen']}


functions = profile('work.py', 'a', '-o', 'b', status=3)
assert {name: function['warmup'] for name, function in functions.items()} == {
    '<module>': 1, 'Point': 1, 'Point.__init__': 8, 'Point.moved': 8, 'Point.unused': 0, 'hot': 8, 'cold': 1, 'never': 0,
    'numbers': 8, 'fails': 1, 'in_thread': 3, 'in_thread.<locals>.<genexpr>': 8, 'main': 8,
    'main.<locals>.<listcomp>': 4}, {name: function['warmup'] for name, function in functions.items()}
assert {('LOAD_ATTR_INSTANCE_VALUE', '__main__.Point'), ('BINARY_OP_ADD_INT', 'builtins.int')} <= seen(functions['Point.moved'])
assert {('LOAD_METHOD_WITH_VALUES', None), ('CALL_PY_EXACT_ARGS', '__main__:hot')} & seen(functions['main'])
assert all(sum(function['lines'].values()) == function['samples'] for function in functions.values())
assert functions['hot']['line'] == 18 and functions['hot']['size'] > 0

# Forms.
pathlib.Path('pkg').mkdir()
pathlib.Path('pkg/__init__.py').write_text('def f(): pass\nfor i in range(9): f()\n')
pathlib.Path('pkg/__main__.py').write_text('import sys\nfrom . import f\nprint(sys.argv, __spec__.name)\n1 / 0\n')
assert profile('-m', 'pkg', 'x', status=1)['<module>']['warmup'] == 1
assert profile('-m', 'pkg', status=1, of='pkg')['f']['warmup'] == 8
profile('-c', 'import sys; print(sys.argv, __name__)', '-m', '--', 'x')
run(python, '-c', 'import py_compile; py_compile.compile("work.py", cfile="work.pyc")')
assert profile('work.pyc', status=3)['never']['warmup'] == 0
pathlib.Path('folder').mkdir()
os.rename('work.pyc', 'folder/__main__.pyc')
assert profile('folder', status=3)['hot']['warmup'] == 8
with zipfile.ZipFile('it.zip', 'w') as archive:
    archive.write('folder/__main__.pyc', '__main__.pyc')
assert profile('it.zip', status=3)['hot']['warmup'] == 8
pathlib.Path('broken.py').write_text('def f():\n  g()\nf()\n')
assert profile('-c', 'import broken', status=1, of='broken')['f']['warmup'] == 1

# What a program may look at.
LOOK = ('import os, sys; print(sys.path, sys.flags, sys.modules.get("sitecustomize"), sys.getprofile(), sys.gettrace()); '
        'print(sorted((k, v) for k, v in os.environ.items() if "PYTHON" in k or "LASTI" in k), '
        'sorted(m for m in ("json", "ctypes", "hashlib", "threading") if m in sys.modules))')
clean = {name: value for name, value in os.environ.items() if name != 'PYTHONPATH'}
for more in {}, {'PYTHONPATH': ''}, {'PYTHONPATH': '/somewhere:/else'}:
    profile('-c', LOOK, env=clean | more)

# Ways to end.
DEF = 'import os, signal, sys, threading\ndef f(): pass\nfor i in range(9): f()\n'
NOWHERE = 'try: os.execl("/nowhere", "x")\nexcept OSError as error: print(error)'
for end, status in [('os._exit(4)', 4), ('1 / 0', 1), ('sys.exit("text")', 1), ('os.kill(os.getpid(), signal.SIGINT)', -2),
                    ('threading.Thread(target=f).start()', 0), ('os.execv("/bin/false", ["false"])', 1),
                    (NOWHERE, 0), ('import atexit; atexit.register(f); atexit.register(sys.exit, 5)', 0)]:
    assert profile('-c', DEF + end, status=status)['f']['warmup'] == 8, end
pathlib.Path('it.profile').unlink()
status, _, errors = run(lasti, 'profile', '-o', 'it.profile', '-c', 'import os, signal; os.kill(os.getpid(), signal.SIGKILL)')
assert (status, errors) == (-9, 'lasti: warning: no profile: signal 9 ended the program\n'), (status, errors)
assert not os.path.exists('it.profile')

# Children of fork have pieces of their own.
FORK = 'import os, multiprocessing\ndef f(i): return -i\ndef g(i): return f(i)\nif __name__ == "__main__":\n'
forked = profile('-c', FORK + '  if os.fork() == 0:\n    for i in range(9): f(i)\n    os._exit(0)\n  print(os.wait()[1])')
assert (forked['f']['warmup'], forked['g']['warmup']) == (8, 0)
pathlib.Path('pool.py').write_text(FORK + '  with multiprocessing.get_context("fork").Pool(2) as pool:\n'
                                          '    print(pool.map(g, range(40)))\n    pool.close()\n    pool.join()\n')
assert profile('pool.py')['f']['warmup'] == 8
