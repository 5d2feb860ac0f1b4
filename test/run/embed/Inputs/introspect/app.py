"""What a program can ask about itself and its modules.

>>> add(2, 3)
5
"""
import doctest
import importlib.resources
import importlib.util
import inspect
import io
import os
import pickle
import pkgutil
import runpy
import sys
import traceback
import types
import unittest

import pk.part


def add(a, b):
    "adds"
    return a + b


class Kept:
    x: int = 3

    def method(self):
        return self.x


class Case(unittest.TestCase):
    def test_add(self):
        self.assertEqual(add(1, 2), 3)

    def test_fails(self):
        self.fail('on purpose')


def outcome(function):
    try:
        return function()
    except BaseException as error:
        return type(error).__name__, str(error)


def packages():
    loader = pk.part.__loader__
    print(importlib.resources.files('pk').name, [m.name for m in pkgutil.iter_modules(pk.__path__)],
          [m.name for m in pkgutil.walk_packages(pk.__path__, 'pk.')])
    print(pk.__loader__.is_package('pk'), loader.is_package('pk.part'), loader.name,
          loader.get_filename('pk.part') == pk.part.__file__ == loader.path)
    print(loader.get_code('pk.part').co_name, outcome(lambda: loader.get_code('other')),
          outcome(lambda: loader.get_data('/nowhere')))
    print(importlib.util.find_spec('pk.part') == pk.part.__spec__, importlib.util.find_spec('nope'))
    print(runpy.run_module('pk.part', run_name='again')['NAME'], outcome(lambda: runpy.run_module('pk')))
    print(os.path.dirname(os.path.dirname(pk.__file__)) == os.path.dirname(os.path.abspath(__file__)) == sys.path[0])


def itself():
    print(__loader__.name, __loader__.path == __file__, __loader__.is_package('__main__'))
    print(inspect.getfile(add) == add.__code__.co_filename, inspect.getmodule(add).__name__,
          inspect.signature(add), inspect.getdoc(add))
    print(pickle.loads(pickle.dumps(Kept())).method(), pickle.loads(pickle.dumps(add))(1, 2))
    print(sys.modules['__main__'].add is add, sys._getframe(1).f_back, sys._getframe().f_code.co_name)
    print(types.FunctionType(add.__code__, {})(4, 5), types.FunctionType(add.__code__.replace(co_name='q'), {})(1, 2))
    print(sorted(name for name in globals() if name.startswith('__')))
    print(sys.orig_argv[0] == sys.executable, sys.orig_argv[2:] == sys.argv[1:], len(sys.argv))


def frameworks():
    print(doctest.testmod())
    stream = io.StringIO()
    print(unittest.TextTestRunner(stream=stream).run(unittest.defaultTestLoader.loadTestsFromTestCase(Case)))
    print([line for line in stream.getvalue().splitlines() if line.startswith(('FAIL', 'AssertionError'))])
    try:
        add(1, '2')
    except TypeError:
        print([line for line in traceback.format_exc().splitlines() if line.startswith('TypeError')])


if __name__ == '__main__':
    packages()
    itself()
    frameworks()
    sys.exit(4)
