"""A program does under `lasti profile` what it does without, whatever form it has.

RUN: rm -rf %t && mkdir -p %t && cp %S/Inputs/work.py %t && cd %t && %python %s %S/Inputs %lasti %python
"""
import os
import py_compile
import sys
import zipfile

sys.path.insert(0, sys.argv[1])
from watched import Watched, run, write

profile = Watched(*sys.argv[2:])
write('pkg/__init__.py', 'def f(): pass\nfor i in range(9): f()\n')
write('pkg/__main__.py', 'import sys\nfrom . import f\nprint(sys.argv, __spec__.name)\n1 / 0\n')
assert profile('-m', 'pkg', 'x', status=1)['<module>']['warmup'] == 1
assert profile('-m', 'pkg', status=1, of='pkg')['f']['warmup'] == 8
assert run(profile.lasti, 'profile', 'pkg') == (
    1, '', 'lasti: pkg: this is a package; it runs by its name: lasti profile -m\n')
profile('-c', 'import sys; print(sys.argv, __name__)', '-m', '--', 'x')
py_compile.compile('work.py', cfile='work.pyc')
assert profile('work.pyc', status=3)['never']['warmup'] == 0
os.mkdir('folder')
os.rename('work.pyc', 'folder/__main__.pyc')
assert profile('folder', status=3)['hot']['warmup'] == 8
with zipfile.ZipFile('it.zip', 'w') as archive:
    archive.write('folder/__main__.pyc', '__main__.pyc')
assert profile('it.zip', status=3)['hot']['warmup'] == 8
# An import that fails: importlib is in no traceback.
write('broken.py', 'def f():\n  g()\nf()\n')
assert profile('-c', 'import broken', status=1, of='broken')['f']['warmup'] == 1

# What a program may look at.
LOOK = '''
import os, sys
print(sys.path, sys.flags, sys.modules.get('sitecustomize'), sys.getprofile(), sys.gettrace())
print(sorted((k, v) for k, v in os.environ.items() if 'PYTHON' in k or 'LASTI' in k))
print([m for m in ('json', 'ctypes', 'hashlib', 'threading') if m in sys.modules])
'''
clean = {name: value for name, value in os.environ.items() if name != 'PYTHONPATH'}
for more in {}, {'PYTHONPATH': ''}, {'PYTHONPATH': '/somewhere:/else'}:
    profile('-c', LOOK, env=clean | more)
write('site/sitecustomize.py', 'print("mine")\n')
profile('-c', LOOK, env=clean | {'PYTHONPATH': os.path.abspath('site')})
