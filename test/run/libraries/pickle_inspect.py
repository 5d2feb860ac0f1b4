# RUN: %compare %s
# pickle, copy, inspect, dis, typing, dataclasses, contextlib, unittest and others on translated functions.
import contextlib, copy, dataclasses, dis, doctest, enum, functools, inspect, io, pickle, typing, unittest, abc, argparse, string, textwrap, types, operator


@dataclasses.dataclass(order=True, frozen=True)
class Point:
    """A point.

    >>> Point(1).moved(2)
    Point(x=3, y=0)
    """
    x: int
    y: int = 0
    tags: list = dataclasses.field(default_factory=list, compare=False, repr=False)

    def moved(self, dx): return dataclasses.replace(self, x=self.x + dx)


class Shape(enum.Enum):
    ROUND = 'r'
    @property
    def label(self): return self.value * 2
    @classmethod
    def _missing_(cls, value): return cls.ROUND


class State:
    def __init__(self): self.a, self.f = 1, None
    def __getstate__(self): return {'a': self.a + 1}
    def __setstate__(self, state): self.__dict__.update(state, restored=True)
    def __reduce_ex__(self, protocol): return super().__reduce_ex__(protocol)


def function(a: int, /, b='x', *, c: 'str' = None) -> list:
    """Documentation."""
    x = [a, b]
    return x


@contextlib.contextmanager
def managed(log):
    log.append('in')
    try: yield log
    except ValueError: log.append('swallowed')
    finally: log.append('out')


@typing.overload
def over(x: int) -> int: ...
def over(x): return x
class Cases(unittest.TestCase):
    def test_good(self): self.assertEqual(Point(1), Point(1))
    def test_bad(self): self.assertIn(1, [2])
    def test_raises(self):
        with self.assertRaisesRegex(ZeroDivisionError, 'by zero'): 1 / 0
    def test_sub(self):
        for i in range(3):
            with self.subTest(i=i): self.assertLess(i, 2)


log = []
with managed(log): raise ValueError
print(log, managed.__wrapped__.__name__, pickle.loads(pickle.dumps([Point(1, 2), function, Shape.ROUND, vars(pickle.loads(pickle.dumps(State())))])) == [Point(1, 2), function, Shape.ROUND, {'a': 2, 'restored': True}])
print(Point(1) < Point(2), hash(Point(3)) == hash(Point(3)), dataclasses.asdict(Point(1)), Shape('?').label, copy.copy(Point(5)), inspect.getdoc(function), inspect.signature(function), typing.get_type_hints(function))
print(inspect.getsource(function), inspect.getsourcelines(Shape)[1], inspect.isgeneratorfunction(managed.__wrapped__), inspect.getfullargspec(function), function.__code__.co_consts, [*function.__code__.co_lines()], [*function.__code__.co_positions()][:4])
dis.dis(function, file=(out := io.StringIO())); print(out.getvalue()); print(doctest.testmod(), types.MethodType(function, 5)(), functools.partialmethod(function, 1).args)
result = unittest.TextTestRunner(stream=(out := io.StringIO()), verbosity=2).run(unittest.defaultTestLoader.loadTestsFromTestCase(Cases)); print(result, [line for line in out.getvalue().split('\n') if 'Ran' not in line])
try: Point(1).x = 5
except dataclasses.FrozenInstanceError as error: print(error)
with contextlib.suppress(KeyError), contextlib.ExitStack() as stack, contextlib.redirect_stdout(io.StringIO()) as text: stack.callback(print, 'called back'); {}[1]
print(repr(text.getvalue()), string.Template('$a').substitute(a=1), argparse.ArgumentParser(prog='p').parse_args([]), textwrap.fill('word ' * 5, 12))
