"""A small language: tokens, a parser by precedence, code for a stack machine, and the machine that runs it."""
import operator
import re
import sys

TOKEN = re.compile(r'\s*(?:(\d+)|([a-z]\w*)|(==|!=|<=|[-+*/%<=(){};,]))')
LEVELS = {'==': 1, '!=': 1, '<': 2, '<=': 2, '+': 3, '-': 3, '*': 4, '/': 4, '%': 4}
PROGRAM = '''
def gcd(a, b) { while b { t = a % b; a = b; b = t; } return a; }
def fib(n) { if n < 2 { return n; } return fib(n - 1) + fib(n - 2); }
n = 2; count = 0; sum = 0;
while n < limit {
    d = 2; prime = 1;
    while d * d <= n { if n % d == 0 { prime = 0; d = n; } d = d + 1; }
    if prime { count = count + 1; }
    sum = sum + gcd(n, 12);
    n = n + 1;
}
f = fib(11);
'''


class Compiler:
    def __init__(self, text):
        self.tokens = [match[1] or match[2] or match[3] for match in TOKEN.finditer(text)] + ['']
        self.at, self.code, self.functions = 0, [], {}

    def next(self, wanted=None):
        token = self.tokens[self.at]
        if wanted is not None and token != wanted:
            raise SyntaxError(f'{wanted!r} expected, not {token!r}')
        self.at += 1
        return token

    def peek(self):
        return self.tokens[self.at]

    def emit(self, op, argument=None):
        self.code.append((op, argument))
        return len(self.code) - 1

    def target(self, jump):
        self.code[jump] = self.code[jump][0], len(self.code)

    def program(self):
        while self.peek():
            self.statement()
        self.emit('end')
        return self.code, self.functions

    def block(self):
        self.next('{')
        while self.peek() != '}':
            self.statement()
        self.next('}')

    def statement(self):
        word = self.next()
        if word == 'def':
            self.function()
        elif word in ('while', 'if'):
            start = len(self.code)
            self.expression(1)
            leave = self.emit('jump if not')
            self.block()
            if word == 'while':
                self.emit('jump', start)
            self.target(leave)
        else:
            if word != 'return':
                self.next('=')
            self.expression(1)
            self.emit('return') if word == 'return' else self.emit('store', word)
            self.next(';')

    def function(self):
        name, parameters = self.next(), []
        self.next('(')
        while self.peek() != ')':
            parameters.append(self.next())
            if self.peek() == ',':
                self.next()
        self.next(')')
        skip = self.emit('jump')
        self.functions[name] = len(self.code), parameters
        self.block()
        self.target(skip)

    def expression(self, level):
        self.operand()
        while LEVELS.get(self.peek(), 0) >= level:
            op = self.next()
            self.expression(LEVELS[op] + 1)
            self.emit(op)

    def operand(self):
        token = self.next()
        if token == '(':
            self.expression(1)
            self.next(')')
        elif token.isdigit():
            self.emit('constant', int(token))
        elif self.peek() == '(':
            self.next()
            count = 0
            while self.peek() != ')':
                self.expression(1)
                count += 1
                if self.peek() == ',':
                    self.next()
            self.next(')')
            self.emit('call', (token, count))
        else:
            self.emit('load', token)


OPERATORS = {
    '+': operator.add, '-': operator.sub, '*': operator.mul, '/': operator.floordiv, '%': operator.mod,
    '<': operator.lt, '<=': operator.le, '==': operator.eq, '!=': operator.ne,
}


def execute(code, functions, names):
    stack, callers, at = [], [], 0
    while True:
        op, argument = code[at]
        at += 1
        if op == 'load':
            stack.append(names[argument])
        elif op == 'constant':
            stack.append(argument)
        elif op == 'store':
            names[argument] = stack.pop()
        elif op == 'jump if not':
            if not stack.pop():
                at = argument
        elif op == 'jump':
            at = argument
        elif op == 'call':
            name, count = argument
            callers.append((at, names))
            at, parameters = functions[name]
            names = dict(zip(parameters, stack[-count:]))
            del stack[-count:]
        elif op == 'return':
            at, names = callers.pop()
        elif op == 'end':
            return names
        else:
            right = stack.pop()
            stack[-1] = OPERATORS[op](stack[-1], right)


def main(size):
    code, functions = Compiler(PROGRAM).program()
    for _ in range(3 * size):
        result = execute(code, functions, {'limit': 200})
        assert (result['count'], result['f']) == (46, 89), result
        # Of each twelve numbers in a row the common divisors have the same sum, 40.
        assert result['sum'] == 198 // 12 * 40 + sum((2, 3, 4, 1, 6, 1)), result
    print('interpreter', len(code), result['count'], result['sum'], result['f'])


if __name__ == '__main__':
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 150)
