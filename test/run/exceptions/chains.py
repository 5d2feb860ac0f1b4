# RUN: %compare --status 1 %s
# Chained exceptions and the text of tracebacks, carets included, printed by print_exc and at the end.
import sys
import traceback


def deep(n):
    if n == 0:
        return [1, 2, 3][n + 7] + undefined_name
    return deep(n - 1) * 2


def context():
    try:
        deep(2)
    except IndexError:
        return {}['key']['other']


def cause():
    try:
        context()
    except KeyError as error:
        raise RuntimeError('from a cause') from error


def hidden():
    try:
        int('x')
    except ValueError:
        raise TypeError('context hidden') from None


def noted():
    error = ValueError('with notes')
    error.add_note('first note')
    error.add_note('second\nnote')
    raise error


def again():
    try:
        1 / 0
    except ZeroDivisionError:
        try:
            raise
        finally:
            x = (lambda a, b:
                 a.no_attribute if b else
                 a)(5, True)


def multi_line(a, b):
    return (a +
            b['missing'](
                1, 2,
            ).x)


def recursive(n): return recursive(n + 1) + 1


for f in (context, cause, hidden, noted, again, lambda: multi_line(1, {}), lambda: recursive(0), lambda: 'a' + 1 + (2 * 3),
          lambda: print(1, foo=2), lambda: max(key=1), lambda: exec('1 +'), lambda: eval('1/0'), lambda: [i for i in range(3) if i / 0]):
    try:
        f()
    except Exception as error:
        traceback.print_exc()
        print([(t.lineno, t.colno, t.end_colno, t.name) for t in traceback.extract_tb(error.__traceback__)][:4], file=sys.stderr)
cause()
