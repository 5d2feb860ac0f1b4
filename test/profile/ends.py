"""A program leaves a profile however it ends, and each of its processes has a part in it.

RUN: rm -rf %t && mkdir -p %t && cd %t && %python %s %S/Inputs %lasti %python
"""
import os
import sys

sys.path.insert(0, sys.argv[1])
from watched import Watched, run, write

profile = Watched(*sys.argv[2:])
DEF = 'import atexit, os, signal, sys, threading\ndef f(*_): pass\nfor i in range(9): f()\n'
NOWHERE = 'try: os.execl("/nowhere", "x")\nexcept OSError as error: print(error)'
for end, status in [
        ('os._exit(4)', 4), ('1 / 0', 1), ('sys.exit("text")', 1), ('os.kill(os.getpid(), signal.SIGINT)', -2),
        ('threading.Thread(target=f).start()', 0), ('threading.Thread(target=lambda: os._exit(6)).start()', 6),
        ('os.execv("/bin/false", ["false"])', 1), (NOWHERE, 0), (NOWHERE + '; os._exit(7)', 7),
        ('atexit.register(f)\natexit.register(sys.exit, 5)', 0)]:
    assert profile('-c', DEF + end, status=status)['f']['warmup'] == 8, end

os.remove('it.profile')
for end, status in [('os.kill(os.getpid(), signal.SIGKILL)', -9), ('os.abort()', -6)]:
    done = run(profile.lasti, 'profile', '-o', 'it.profile', '-c', DEF + end)
    assert done == (status, '', f'lasti: warning: no profile: signal {-status} ended the program\n'), done
done = run(profile.lasti, 'profile', '-o', 'it.profile', '-c', 'import ctypes; ctypes.CDLL(None)._exit(0)')
assert done == (1, '', 'lasti: no profile: the program ended with 0 in a way that could not be watched\n'), done
assert not os.path.exists('it.profile')

# Children of fork have pieces of their own.
FORK = 'import os, multiprocessing\ndef f(i): return -i\ndef g(i): return f(i)\nif __name__ == "__main__":\n'
forked = profile('-c', FORK + '  if os.fork() == 0:\n    for i in range(9): f(i)\n    os._exit(0)\n'
                 '  print(os.wait()[1])')
assert (forked['f']['warmup'], forked['g']['warmup']) == (8, 0)
write('pool.py', FORK + '''  with multiprocessing.get_context("fork").Pool(2) as pool:
    print(pool.map(g, range(40)))
    pool.close()
    pool.join()
''')
assert profile('pool.py')['f']['warmup'] == 8
