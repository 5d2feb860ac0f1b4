"""Write a random program of loops on numbers, lists, dicts and conditions, with functions that call themselves.

    generate.py SEED FUNCTIONS

The program calls each of its functions with many arguments: ints near 2**30, 2**62 and 2**63, floats with NaN and
infinities, objects of other types that come late. It prints a line a call: the result to the bit, or the exception
with the lines and variables of its frame; what is in the lists then; and which objects are the same.
"""

import random
import sys

from program import HEAD, TAIL

NUMBERS = ['x', 'y', 's', 't', 'u']
HELPERS = ['h0', 'h1', 'h2']
METHODS = ['m0', 'm1', 'm2']
RECURSIVE = ['r0', 'r1']
KEYS = ['0', '1', 'n', "'k'", "'z'", 's', '-1', '2**40']


class Function:
    def __init__(self, random, name):
        self.random, self.name = random, name
        self.lines = []
        self.indices = []  # variables of the loops around

    def line(self, depth, text):
        self.lines.append('    ' * depth + text)

    def number(self, depth=0):
        """An expression of a number."""
        choice = self.random.random()
        if depth > 2 or choice < 0.35:
            return self.random.choice(NUMBERS + self.indices * 2)
        if choice < 0.45:
            return self.random.choice(['0', '1', '2', '3', '-1', '0.5', '2.0', '1073741823', '4611686018427387903', '1e300'])
        if choice < 0.55:
            return self.item()
        left, right = self.number(depth + 1), self.number(depth + 1)
        if choice < 0.56 and type(self) is Function:
            return self.instance(depth + 1) + self.random.choice(['.x', '.y', '.dot(v)', f'.above({left})'])
        if choice < 0.58 and type(self) is Function:
            return self.random.choice(['p.x', 'p.y', 'o.x', 'p.get()', f'p.mix({self.number(depth + 1)})', self.stores(left)])
        if choice < 0.6:
            return f'{self.random.choice(HELPERS)}({left}, {right})'
        if choice < 0.65 and type(self) is Function:
            return self.called(left, right)
        if choice < 0.85:
            return f'({left} {self.random.choice(["+", "-", "*", "+", "-", "*", "/", "//", "%", "&", "|", "^"])} {right})'
        return self.random.choice([
            f'abs({left})', f'-{left}', f'min({left}, {right})', f'max({left}, {right})', f'int({left})', f'float({left})',
            f'len({self.random.choice("ab")})', f'({left} if {self.condition(depth + 1)} else {right})', f'({left} >> 1)',
            f'math.sqrt({left})', f'math.floor({left})', f'({left} ** 2)', f'({left} << 3)', f'~{left}', f'math.sin({left})',
            f'({left} and {right})', f'({left} or {right})'])

    def instance(self, depth=0):
        """An expression of an instance."""
        made = f'{self.random.choice("VVVVW")}({self.number(depth + 1)}, {self.number(depth + 1)})'
        if depth > 2:
            return self.random.choice(['v', 'w', made])
        other = self.instance(depth + 1)
        return self.random.choice([
            made, made, f'V({self.number(depth + 1)})', f'(v {self.random.choice("+-")} {other})', f'({other} * {self.number(depth + 1)})',
            f'({self.number(depth + 1)} * {other})', f'({other} + w)', f'{other}.turned()', 'o.w'])

    def kept_instance(self, depth):
        """A statement that keeps one."""
        one = self.instance()
        self.line(depth, self.random.choice([
            f'v = {one}', f'v = {one}', f'w = {one}', f'v += {one}', 'w = v', f'p.w = {one}', f'p.w += {one}',
            f'o.w = v', f'if len(kept) < 9: kept.append({one})', f'if {one} < v: w = v', f'{one}',
            f'u = {one}.above({self.number(1)})', f'if u is not None and u > {self.number(1)}: s = u']))

    def stores(self, argument):
        """A call of a method that stores attributes."""
        return f'{self.random.choice("ppo")}.{self.random.choice(METHODS)}({argument}, {self.random.choice("ppo")})'

    def index(self):
        return self.random.choice(self.indices + ['0', '-1', 'n', '1']) if self.indices else self.random.choice(['0', '-1', 'n'])

    def item(self):
        return f'{self.random.choice("ab")}[{self.index()}]'

    def called(self, left, right):
        """What is done without a frame, without a suspension, or by a lookup."""
        items = self.random.choice(['a', 'b', 'a[1:]', 'range(5)', 'zip(a, b)'])
        item = 'q, w' if items == 'zip(a, b)' else 'q'
        second = 'w' if items == 'zip(a, b)' else right
        taken = self.random.choice([f'q {self.random.choice("+-*")} {second}', f'q > {second}', 'q', f'q * q - {left}'])
        return self.random.choice([
            f'{self.random.choice(RECURSIVE)}({self.random.randint(0, 7)}, {left})',
            f'{self.random.choice(RECURSIVE)}(len({self.random.choice("ab")}) % 7, {left})',
            f'{self.random.choice(["sum", "sum", "sum", "any", "all"])}({taken} for {item} in {items})',
            f'd[{self.key()}]', f'd.get({self.key()}, {right})', f'd.get({self.key()})'])

    def key(self):
        return self.random.choice(KEYS + self.indices * 3)

    def condition(self, depth=0):
        left, right = self.number(depth + 1), self.number(depth + 1)
        choice = self.random.random()
        if choice < 0.7:
            return f'{left} {self.random.choice(["<", "<=", "==", "!=", ">", ">="])} {right}'
        if choice < 0.8 and type(self) is Function:
            return f'{self.random.choice([left, self.key()])} {self.random.choice(["in", "not in"])} ' + \
                self.random.choice(['a', 'b', 'd', '(0, 1, "k")', '{1, 2, "z"}'])
        return self.random.choice([f'0 <= {left} < {right}', f'not {left}', left, f'{left} is {right}', f'{left} is None'])

    def loop(self, depth, inside):
        index = 'ijk'[inside]
        choice = self.random.random()
        if choice < 0.3:
            heads = [f'for {index} in range(n):', f'for {index} in range(len(a)):', f'for {index} in range(5, 0, -1):',
                     f'for {index} in range(1, len(b), 2):']
        elif choice < 0.55:
            heads = [f'for {self.random.choice("stu")} in a:', f'for {index}, {self.random.choice("stu")} in enumerate(b):',
                     'for s, t in zip(a, b):', 'for u in reversed(a):', 'for t in (1, 2.5, 3):',
                     f'for {index}, (s, t) in enumerate(zip(a, b), 3):', 'for u in b[:]:']
        elif choice < 0.8:
            heads = [f'for {index} in range({self.random.randint(1, 30)}):']
        else:
            self.line(depth, f'{index} = 0')
            self.line(depth, f'while {index} < {self.random.choice(["n", "8", "len(a)"])}:')
            self.line(depth + 1, f'{index} += 1')
            heads = None
        if heads:
            head = self.random.choice(heads)
            self.line(depth, head)
            if f'for {index}' not in head:
                index = None
        if index:
            self.indices.append(index)
        for _ in range(self.random.randint(1, 4)):
            self.statement(depth + 1, inside + 1)
        if index:
            self.indices.remove(index)

    def statement(self, depth, inside):
        choice = self.random.random()
        target = self.random.choice('stu')
        if choice < 0.06 and type(self) is Function:
            self.kept_instance(depth)
        elif choice < 0.3:
            self.line(depth, f'{target} = {self.number()}')
        elif choice < 0.5:
            self.line(depth, f'{target} {self.random.choice(["+", "-", "*", "+", "-", "//", "%"])}= {self.number(1)}')
        elif choice < 0.58:
            self.line(depth, f'{self.item()} = {self.number()}')
        elif choice < 0.6 and type(self) is Function:
            self.line(depth, self.random.choice([
                f'd[{self.key()}] {self.random.choice(["", "+", "-"])}= {self.number(1)}', self.slices()]))
        elif choice < 0.62:
            self.line(depth, f'p.x {self.random.choice(["", "+", "-", "*"])}= {self.number(1)}')
            if type(self) is Function:
                self.line(depth, self.stores(self.number(1)))
        elif choice < 0.64:
            self.line(depth, f'{self.item()} += {self.number(1)}')
        elif choice < 0.66:
            place, other = self.item(), self.item()
            self.line(depth, f'{place}, {other} = {other}, {place}')
        elif choice < 0.69:
            self.line(depth, f's, t = t, {self.number(1)}')
        elif choice < 0.72:
            self.line(depth, f'if len(a) < 60: a.append({self.number(1)})')
        elif choice < 0.84:
            self.line(depth, f'if {self.condition()}:')
            self.statement(depth + 1, inside)
            if self.random.random() < 0.4:
                self.line(depth, 'else:')
                self.statement(depth + 1, inside)
        elif choice < 0.9:
            self.line(depth, f'if {self.condition()}: {self.random.choice(["break", "continue", "continue"])}')
        elif inside < 3:
            self.loop(depth, inside)
        else:
            self.line(depth, f'{target} = {self.random.choice(NUMBERS)}')

    def slices(self):
        """One that goes into another: mostly of the same length."""
        start = self.random.choice(self.indices + ['0', '1'])
        return 'if len(a) < 60: ' + self.random.choice([
            f'a[:{start} + 1] = a[{start}::-1]', f'a[{start}:{start} + 2] = b[{start}:{start} + 2]', 'a[:3] = b[2::-1]',
            f'a[{start}:] = a[:{start}:-1]', f'b[::2] = a[{start}::2]', f'a[{start}:-1] = b', f'a[1:n] = a[{start}:n]'])

    def text(self):
        self.line(0, f'def {self.name}(a, b, n, x, y, p):')
        self.line(1, f"d = {{0: 1, 1: {self.random.choice(['2.5', 'y', '2'])}, 'k': x, -1: 7}}")
        self.line(1, f's = {self.random.choice(["0", "0.0", "x", "1"])}')
        self.line(1, f't = {self.random.choice(["0", "0.0", "y", "1.5"])}')
        self.line(1, 'u = t')
        self.line(1, 'kept = []')
        self.line(1, 'v = w = p.w = V(x, 1)')
        self.line(1, f'o = {self.random.choice(["p", "P(y, x)", "Q(0.5, x)"])}')
        self.line(1, 'o.w = W(y, x)')
        handled = self.random.random() < 0.25
        if handled:
            self.line(1, 'for turn in range(2):')
            self.line(2, 'try:')
        self.loop(3 if handled else 1, 0)
        if handled:
            self.line(2, 'except (ArithmeticError, TypeError, IndexError, ValueError) as error:')
            self.line(3, 's = str(error)')
        self.line(1, 'return s, t, u, x, y, d, o.x, o.y, repr((v, w, o.w, p.w, kept)), v is w, v is p.w')
        return '\n'.join(self.lines)


class Instances(Function):
    """A loop that makes instances, of numbers that are simple."""

    def number(self, depth=0):
        if depth > 2 or self.random.random() < 0.4:
            return self.random.choice(['x', 'y', '1.5', '2', 'v.x', 'w.y', 's', 't'] + self.indices * 3)
        choice = self.random.random()
        left, right = self.number(depth + 1), self.number(depth + 1)
        if choice < 0.3:
            return self.instance(depth + 1) + self.random.choice(['.x', '.y', '.dot(v)'])
        return f'({left} {self.random.choice("+-*+-*/")} {right})'

    def condition(self, depth=0):
        return f'{self.number(depth + 1)} {self.random.choice(["<", "<=", "==", ">"])} {self.number(depth + 1)}'

    def statement(self, depth, inside):
        choice = self.random.random()
        if choice < 0.6:
            self.kept_instance(depth)
        elif choice < 0.8:
            self.line(depth, f'{self.random.choice("st")} {self.random.choice(["", "+", "-"])}= {self.number()}')
        elif choice < 0.9:
            self.line(depth, f'if {self.condition()}:')
            self.statement(depth + 1, inside)
        else:
            self.line(depth, self.random.choice([f'p.x = {self.number(1)}', f'a[0] = {self.number(1)}', f'd[0] = {self.number(1)}',
                                                 f'{self.stores(self.number(1))}']))


class Helper(Function):
    """A short function without a loop, which the loops call."""

    def number(self, depth=0):
        if depth == 0 or self.random.random() < 0.5:
            return f'({self.number(depth + 1)} {self.random.choice("+-*")} {self.number(depth + 1)})' if depth < 2 else 'x'
        return self.random.choice(['x', 'y', '1', '0.5', 'abs(x)', 's'])

    def text(self):
        self.line(0, f'def {self.name}(x, y):')
        self.line(1, 's = x')
        for _ in range(self.random.randint(0, 2)):
            self.line(1, f'if {self.number(1)} {self.random.choice(["<", "==", ">="])} {self.number(1)}:')
            self.line(2, self.random.choice(['return ', 's = ']) + self.number())
        self.line(1, f'return {self.random.choice(["s", self.number()])}')
        return '\n'.join(self.lines)


class Method(Helper):
    """A short method that stores attributes, of another instance too."""

    def number(self, depth=0):
        if depth == 0 or self.random.random() < 0.3:
            return f'({self.number(depth + 1)} {self.random.choice("+-*+-*/")} {self.number(depth + 1)})' if depth < 2 else 'v'
        return self.random.choice(['v', 's', 'self.x', 'self.x', 'self.y', 'q.x', '1', '0.5', 'self.get()'])

    def store(self, depth):
        name = self.random.choice('xy')
        value = self.random.choice([self.number(), self.number(), self.number(1), 's', 'v'])
        self.line(depth, self.random.choice([
            f'self.{name} = {value}', f'self.{name} {self.random.choice("+-*")}= {value}', f'q.{name} = {value}',
            'self.x, self.y = self.y, self.x', f'self.x = self.y = {value}', f's = self.{name}', f's = {value}',
            f'self.{name} = {value} if {self.number(1)} > {self.number(1)} else {self.number(1)}']))

    def text(self):
        self.line(0, f'def {self.name}(self, v, q):')
        self.line(1, 's = v')
        for _ in range(self.random.randint(1, 4)):
            if self.random.random() < 0.2:
                self.line(1, f'if {self.number(1)} {self.random.choice(["<", "==", ">="])} {self.number(1)}:')
                self.store(2)
                if self.random.random() < 0.5:
                    self.line(2, f'return {self.number(1)}')
            else:
                self.store(1)
        self.line(1, f'return {self.random.choice(["s", "v", "self.x", "self.y", self.number()])}')
        return '\n'.join('    ' + line for line in self.lines)


class Recursive(Helper):
    """A function that calls itself once or twice with less."""

    def text(self):
        self.line(0, f'def {self.name}(n, x):')
        self.line(1, f'if n {self.random.choice(["<", "<="])} {self.random.choice("01")}:')
        self.line(2, f'return {self.random.choice(["x", "x", "0", "1.5", "x * x"])}')
        self.line(1, 's = x')
        self.line(1, 'y = n')
        if self.random.random() < 0.5:
            self.line(1, f'if {self.number(1)} > {self.number(1)}:')
            self.line(2, f's = {self.number()}')
        inner = f'{self.name}(n - 1, {self.number()})'
        outer = self.random.choice([self.number(1), f'{self.name}(n - 2, s)'])
        self.line(1, f'return {inner} {self.random.choice("+-*")} {outer}')
        return '\n'.join(self.lines)


def main():
    seed, count = int(sys.argv[1]), int(sys.argv[2])
    source = random.Random(seed)
    slots = source.choice(['', '', "__slots__ = ('x', 'y')\n"])
    print(HEAD.replace('    @SLOTS@\n', slots and '    ' + slots + '\n').replace('@METHODS@', '\n\n'.join(Method(source, name).text() for name in METHODS)))
    for name in HELPERS:
        print(Helper(source, name).text() + '\n\n')
    for name in RECURSIVE:
        print(Recursive(source, name).text() + '\n\n')
    for number in range(count):
        kind = Instances if number % 3 == 2 else Function
        print(kind(source, f'f{number}').text() + '\n\n')
    print('FUNCTIONS = [' + ', '.join(f'f{number}' for number in range(count)) + ']')
    print('CALLS = 60')
    print(TAIL)


main()
