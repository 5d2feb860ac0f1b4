"""Says what a standalone program opens, imports or has mapped that is neither its own nor glibc's.

Imported first by programs of the tests: `import foreign`, and `foreign.report()` at the end.
"""
import os
import re
import sys

GLIBC = re.compile(r'(ld-linux-x86-64|ld-[\d.]+|libc|libm|libmvec|libdl|libpthread|librt|libutil|libresolv|libnss_\w+)'
                   r'(-[\d.]+)?\.so(\.\d+)*$')
SYSTEM = ('/proc/', '/dev/', '/etc/', '/sys/', '/usr/share/zoneinfo/', '/usr/lib/locale/')
opened = set()


def watch(event, arguments):
    if event == 'open' and isinstance(arguments[0], str) and os.path.isabs(arguments[0]):
        opened.add(arguments[0])


sys.addaudithook(watch)


def is_own(path):
    return path.startswith((sys.prefix + '/', os.path.dirname(sys.executable) + '/', *SYSTEM))


def report():
    with open('/proc/self/maps') as file:
        mapped = {line.split(maxsplit=5)[5].strip() for line in file if '/' in line}
    foreign = {path for path in mapped if not (is_own(path) or GLIBC.search(path) or '/gconv/' in path)}
    foreign |= {path for path in opened if not is_own(path)}
    foreign |= {path for path in sys.path if path and not is_own(path) and path != os.path.dirname(sys.executable)}
    for module in list(sys.modules.values()):
        file = getattr(module, '__file__', None)
        if file and not is_own(file) and file != sys.executable:
            foreign.add(file)
    print('foreign:', sorted(foreign) or 'none')
