# RUN: %compare %s
# Instances with dicts of their own: methods and values while names come, hide the class's, and go.
class Wide:
    kind = 'class'
    def __init__(self, extra=0):
        for i in range(40 + extra):  # more than a class's instances share: a dict each
            setattr(self, f'a{i}', i)
        self.seen = 0
    def method(self): return 'method', self.seen
    @property
    def twice(self): return self.seen * 2


def look(w):
    w.seen += 1
    return w.method(), w.seen, w.kind, w.twice, w.a3


a, b = Wide(), Wide(5)
for w in (a, a, b, a, b, b): print(look(w))
a.method = lambda: 'hidden'
for w in (a, b, a): print(look(w))
del a.method
for w in (a, b, a): print(look(w))
b.__dict__['method'] = lambda: 'through the dict'
b.kind = 'instance'
for w in (a, b, b): print(look(w))
b.__dict__.pop('method')
Wide.method = lambda self: ('another', self.seen)
for w in (a, b, b): print(look(w))
b.__dict__ = dict(a.__dict__, a3='replaced')
for w in (a, b, b): print(look(w))
b.__dict__ = {1: 2, 'seen': 1, 'a3': 'not all keys are str'}
for w in (b, a, b): print(look(w))
class Keys(dict):
    def __getitem__(self, key): return 'never asked'
c = Wide()
c.__dict__ = Keys(seen=5, a3=1, method=lambda: 'of a subclass')
for w in (c, a, c): print(look(w))
del a.a3
try: look(a)
except AttributeError as error: print(error)
a.a3 = 'back'
print(look(a))
a.__dict__.clear()
try: look(a)
except AttributeError as error: print(error)
a.seen, a.a3 = 7, 'again'
print(look(a))
class Base(Exception):
    def method(self): return 'exception', self.seen
e = Base(); e.seen = e.a3 = 1; e.kind = e.twice = 2
for _ in range(3): print(look(e))
e.method = lambda: 'hidden'
print(look(e))
