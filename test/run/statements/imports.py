# RUN: %compare %s
# import in all its forms, inside functions too, and what goes wrong with it.
import collections.abc
import os.path as path, sys
import xml.dom.minidom
from math import *
from os.path import join as j, basename


def late():
    import json
    from json import dumps, loads as parse
    import xml.etree.ElementTree as tree
    return dumps(parse('{"a": [1]}')), json.__name__, tree.__name__


def wrong(text):
    try:
        exec(text)
    except Exception as error:
        print(type(error).__name__, error, getattr(error, 'name', None))


def missing():
    try:
        import no_such_module_at_all
    except ModuleNotFoundError as error:
        print(error)
    try:
        from os import no_such_name
    except ImportError as error:
        print(str(error).split('(')[0])
    try:
        from . import sibling
    except ImportError as error:
        print(error)


class Body:
    import string
    from string import digits


print(path.sep, sys.version_info[:2], xml.dom.minidom.__name__, collections.abc.Sized.__name__)
print(sqrt(2), j('a', 'b'), basename('/x/y'), late(), Body.digits, Body.string.__name__)
missing()
wrong('import os.nothing')
wrong('from collections import abc, nothing')
sys.modules['blocked'] = None
wrong('import blocked')
real = __import__
import builtins
def traced(name, globals=None, locals=None, fromlist=(), level=0):
    print('import', name, fromlist, level)
    return real(name, globals, locals, fromlist, level)
builtins.__import__ = traced
import textwrap
from textwrap import dedent, indent
builtins.__import__ = real
