# RUN: %compare --modes default,O0 %s
# No forced leaves: an interpreted caller under a frame-evaluation hook shows CALL itself as its f_lasti.
# Who looks at a native caller's frame: sys._getframe, print_stack, warnings, logging, inspect.
import inspect
import logging
import sys
import traceback
import warnings

logging.basicConfig(format='%(levelname)s %(filename)s:%(lineno)d %(funcName)s %(message)s', stream=sys.stdout)


def here(depth=1):
    f = sys._getframe(depth)
    return f.f_code.co_name, f.f_lineno, f.f_lasti


def where():
    return [(f.f_code.co_name, f.f_lineno, f.f_lasti) for f in chain(sys._getframe(1))]


def chain(frame):
    while frame:
        yield frame
        frame = frame.f_back


def warn(level):
    warnings.warn('level', stacklevel=level)


class C:
    def __init__(self): self.at = where()
    def __add__(self, other): return here()
    def __getattr__(self, name): return here(1)
    def __getitem__(self, key): return here(1)
    def __eq__(self, other): return here(1)
    def __iter__(self): yield here(1)
    def __enter__(self): return here(1)
    def __exit__(self, *e): print('exit', here(1))
    def __bool__(self): print('bool', here(1)); return True
    def __format__(self, spec): return str(here(1))
    def __del__(self): print('del', here(1)[0])


def outer(c):
    out = [here(), C().at,
           c + c, c.x,
           c[1], c == c]
    for item in c: out.append(item)
    with c as w: out.append(w)
    if c: out.append(f'{c} '
                     f'{here()}')
    out += [here() for _ in range(1)], list(here() for _ in range(1)), (lambda: here())(), sorted([1], key=lambda k: out.append(here(1)) or k)
    warn(1); warn(2)
    warn(3)
    logging.error('logged %s',
                  'here')
    traceback.print_stack(file=sys.stdout)
    c = None
    return out, inspect.currentframe().f_lineno, inspect.stack()[0].lineno


for row in outer(C()): print(row)
print(where(), here())
warnings.simplefilter('error')
try: warn(1)
except UserWarning: traceback.print_exc()
try: exec('1/0\n')
except ZeroDivisionError: print([t.lineno for t in traceback.extract_tb(sys.exc_info()[2])])
