# RUN: %compare %s
"""When operands are dropped: every destructor runs where it does interpreted, in the same order among the others."""
import sys


class Loud:
    def __init__(self, name): self.name = name
    def __del__(self): print('del', self.name, 'in', sys._getframe(1).f_code.co_name)
    def __eq__(self, other): print('eq'); return Loud(f'{self.name}=={other.name}')
    def __lt__(self, other): print('lt'); return Loud(f'{self.name}<{other.name}')
    def __add__(self, other): print('add'); return Loud(f'{self.name}+{other.name}')
    def __getitem__(self, key): return Loud(f'{self.name}[]')
    def __setitem__(self, key, value): print('set')
    def __contains__(self, item): return True
    def __bool__(self): print('bool', self.name); return True
    def __call__(self, *args, **kwargs): print('call'); return Loud('result')
    def __iter__(self): return iter([Loud(self.name + '1'), Loud(self.name + '2')])


class Wrong:
    def __init__(self): return Loud('wrong')
    def __del__(self): print('del instance')


class Lets:
    def __init__(self, a, b=None, *c): a = b = c = None; print('init')


def function(*args, **kwargs): print('function', len(args), len(kwargs))
def fail(*args): raise ValueError


def condition():
    if Loud('a') == Loud('b'):
        print('inside')
    if not Loud('c') < Loud('d'):
        print('never')
    return 1 if Loud('a') < Loud('b') < Loud('c') else 2
def loop():
    for n, x in enumerate(Loud('x')):
        while x == Loud('y'):
            break
        print(n)
def calls():
    function(*[Loud('a'), Loud('b')], **{'c': Loud('c')})
    Loud('o')(*[Loud('a')], **{'b': Loud('b')})
    function(Loud('a'), b=Loud('b'))
def constructor(): Lets(Loud('a'), b=Loud('b')); Lets(Loud('a'), Loud('b'), Loud('c')); print(1); Wrong()
def items(): Loud('a')[Loud('b')] = Loud('c'); Loud('a')[Loud('b')]; Loud('a') in Loud('b')
def unwinding(): function(Loud('a'), [Loud('b'), Loud('c') + fail(Loud('d'))])
def locals_(): a, b = Loud('p'); a, b = b, a; b = None; print('end')


for case in condition, loop, calls, constructor, items, unwinding, locals_:
    for _ in range(2):
        print('--', case.__name__)
        try:
            case()
        except Exception as e:
            print(type(e).__name__)
