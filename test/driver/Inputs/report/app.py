import importlib
import json
import runpy

try:
    import broken
except SyntaxError:
    pass
try:
    import no_such_module
except ImportError:
    pass
try:
    import unwanted
except ImportError:
    pass


def plugin(name):
    if name.isupper():
        return importlib.import_module(f'plugins.{name.lower()}')
    return importlib.import_module('plugins.' + name)


plugin('first')
runpy.run_module('ran')
