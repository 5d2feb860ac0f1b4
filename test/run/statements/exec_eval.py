# RUN: %compare %s
# exec, eval and compile: interpreted code that calls native code, is called by it, and shares its names.
# Unicode identifiers and non-ASCII text as well.
import types

shared = 'module'
ключ, µ, ﬁeld = 1, 2, 3


def native(x, f=None): return f(x) if f else x * 2
def uses_exec(n):
    namespace = {'native': native, 'n': n}
    exec(compile('''
def made(x):
    return native(x) + n
class Made:
    def method(self, f): return f(self)
    def __add__(self, o): return native(o)
def gen():
    got = yield native(1)
    yield from other(got)
''', '<made>', 'exec'), namespace)
    namespace['other'] = lambda got: (x + got for x in range(2))
    made, Made, gen = namespace['made'], namespace['Made'], namespace['gen']
    g = gen()
    return made(3), native(4, made), Made().method(lambda self: type(self).__name__), Made() + 5, next(g), g.send(10), next(g)


def scopes():
    local = 1
    eval('shared'), exec('local = 2'), exec('global made_global; made_global = 3')
    return local, eval('local + 1'), eval('[local for _ in (1,)]', {'local': 'g'}), eval('x + y', {'x': 1}, {'y': 2}), made_global


class Namespace(dict):
    def __missing__(self, key): return f'missing {key}' if key[0] != '_' else self.nothing


def errors():
    for text, mode in (('1 +', 'eval'), ('raise KeyError(5)', 'exec'), ('undefined', 'eval'), ('def f():\n return 1/0\nf()', 'exec'), ('x = 1', 'eval'), ('return 1', 'exec'), ('\0', 'eval')):
        try: (eval if mode == 'eval' else exec)(text)
        except Exception as error: print(type(error).__name__, error, error.__traceback__.tb_next and error.__traceback__.tb_next.tb_frame.f_code.co_filename)


print(uses_exec(100), scopes(), eval('a + b', {}, Namespace(a='x')), eval(compile('native(7)', 'f', 'eval')))
errors()
exec('shared = "changed"; print(shared, native(1))')
print(shared, fi_ if (fi_ := field) else 0, µ + ключ, [é for é in 'ñ€😀'], 'ключ' in globals(), 'μ' in globals(), '\ud800'.encode('utf-8', 'surrogatepass'), '\N{SNOWMAN}', len('😀'), '''*/ " \\ ??/ %s {}''', b'\x00"*/')
class Ünïcode:
    __private = 'mangled'
    def größe(self, *, größe=1): return self.__private, größe, self._Ünïcode__private
print(Ünïcode().größe(größe=5), Ünïcode.__name__, getattr(Ünïcode(), 'größe').__qualname__)
def outer():
    """*/ quote " and \\ and
    newline ??/"""
    return eval('lambda: native(21)')()
print(outer(), outer.__doc__, types.FunctionType(compile('def f(): yield native(8)', 'g', 'exec').co_consts[0], globals())().__next__(), compile('1;2', 's', 'exec').co_consts)
for text in ('1 + 1', 'x = 5', 'if 1:\n  shared\n'): exec(compile(text, '<single>', 'single'))
print(eval('(lambda q: [q for _ in range(2)])(3)'), __builtins__.eval is eval, (lambda: exec('nonlocal_ = 1') or 'nonlocal_' in locals())())
