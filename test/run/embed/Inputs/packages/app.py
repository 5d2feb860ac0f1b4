"""A program of several modules: every way of importing what stands beside it."""
import importlib
import pkgutil
import sys
import traceback

import helper
import tools.deep.leaf as leaf
from tools import *
from tools import late as renamed
import plugins


def conditional():
    if len(sys.argv) > 100:
        import never
    from plain.inner import VALUE
    return VALUE


def describe(module):
    spec = module.__spec__
    return (module.__name__, module.__package__, spec.name, spec.parent, spec.has_location,
            hasattr(module, '__path__'), module.__file__ is not None and module.__file__.rpartition('/')[2],
            module.__cached__ is not None and module.__cached__.rpartition('/')[2])


def failing():
    for name in ['missing', 'tools.missing', 'helper.sub', 'broken']:
        try:
            importlib.import_module(name)
        except ImportError as error:
            print(type(error).__name__, error, error.name)
        except ValueError as error:
            # The frames of the import machinery are not shown.
            print([(frame.name, frame.filename.rpartition('/')[2], frame.lineno)
                   for frame in traceback.extract_tb(error.__traceback__)])


if __name__ == '__main__':
    print(__name__, __spec__, __package__, __cached__, __doc__)
    print(helper.NAME, leaf.up(), conditional(), renamed.late())
    print(sorted(name for name in globals() if name.startswith('star')))
    for module in [helper, leaf, sys.modules['tools'], sys.modules['plain.inner']]:
        print(describe(module))
    namespace = sys.modules['plain']
    print(namespace.__spec__.loader is None, namespace.__file__ if hasattr(namespace, '__file__') else None,
          [path.rpartition('/')[2] for path in namespace.__path__])
    print(importlib.import_module('.by_name', 'tools').WHO, __import__('tools.by_call').by_call.WHO)
    print([name for _, name, is_package in pkgutil.iter_modules(plugins.__path__)], plugins.load())
    print(pkgutil.resolve_name('tools.deep.leaf:up')(), importlib.util.find_spec('tools.late').name)
    failing()
    importlib.invalidate_caches()
    importlib.reload(helper)
    import app
    print(app.__name__, app is sys.modules['app'], app.describe is not describe)
    print([name for name in sys.modules if name.partition('.')[0] in ('helper', 'tools', 'plain', 'plugins', 'app')])
