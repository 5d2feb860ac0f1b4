# RUN: %compare %s
# Tracing that starts inside an operation which is no call: the frame leaves at the very next instruction.
import sys

events = []


def tracer(frame, event, arg):
    if frame.f_code.co_name in traced:
        events.append((event, frame.f_code.co_name, frame.f_lineno, frame.f_lasti))
    return tracer


traced = {'add', 'number', 'update', 'attribute', 'contains', 'iterate', 'instance', 'subscript', 'store', 'truth',
          'compare', 'unpack', 'text', 'negate', 'manage'}


def start():
    frame = sys._getframe(2)
    frame.f_trace, frame.f_trace_opcodes = tracer, True
    sys.settrace(tracer)


class Meta(type):
    def __instancecheck__(cls, instance): start(); return False


class Kind(metaclass=Meta):
    pass


class Thing:
    def __add__(self, other): start(); return 1
    __iadd__ = __add__
    def __neg__(self): start(); return 1
    def __contains__(self, item): start(); return True
    def __iter__(self): start(); return iter((1, 2))
    def __getitem__(self, key): start(); return 3
    def __setitem__(self, key, value): start()
    def __bool__(self): start(); return False
    def __lt__(self, other): start(); return True
    def __format__(self, spec): start(); return 'text'
    def __enter__(self): start(); return self
    def __exit__(self, *exc): return False
    @property
    def value(self): start(); return 4


def add(t): return [0, t + 1, 2 * 3, t]
def number(t): x = 1 + 2; y = t + x; return (x * y, y)
def update(t): t += 1; t += 1; return t
def attribute(t): return [0, t.value, (1, t)]
def contains(t): return ['a' in t, 'b', t]
def iterate(t): return [0, [x for x in t], t, 1]
def instance(t): return (isinstance(t, Kind), 1, t)
def subscript(t): return [t[0], 1, t]
def store(t): t[0] = 1; x = 2; return x
def truth(t): x = t or 5; return x if t is x else -x
def compare(t): return [t < 1, (t, 1) if t is None else 2]
def unpack(t): a, b = t; return a + b
def text(t): return [f'{t}', 1, f'{1}']
def negate(t): return (-t, not 1, t)
def manage(t):
    with t as x: y = 1; z = x
    return y


for function in (add, number, update, attribute, contains, iterate, instance, subscript, store, truth, compare,
                 unpack, text, negate, manage):
    function(Thing())
    sys.settrace(None)
    print(function.__name__, len(events))
    for event in events: print('  ', *event)
    events.clear()
