"""Makes one file after the other with make.py and lists it: malformed.py LASTI MAKE FILE

Every one must be refused with one line and exit status 1, but for a harmless one.
"""

import os
import resource
import subprocess
import sys

KINDS = '''unknown null null-value huge-tuple huge-str huge-int negative big-digit zero-digit not-utf8 overlong
           bad-float no-reference itself deep deep-by-reference copies no-code doubling'''.split()


def limit():
    """No more memory than a listing needs, however large the file says it is."""
    resource.setrlimit(resource.RLIMIT_DATA, (1 << 30, 1 << 30))


def main(lasti, make, path):
    good = True
    for kind in KINDS:
        subprocess.run([sys.executable, make, kind, path], check=True)
        result = subprocess.run([lasti, 'dis', path], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE,
                                universal_newlines=True, preexec_fn=limit, timeout=60)
        message = result.stderr.replace(path, 'made.pyc')
        expected = 0 if kind == 'doubling' else 1
        good = good and result.returncode == expected and message.count('\n') == expected
        print(kind + ': ' + (message.rstrip('\n') or 'listed'))
    os.remove(path)
    print('all as expected' if good else 'not as expected')


main(*sys.argv[1:])
