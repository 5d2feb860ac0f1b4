"""Context managers and exceptions: nested with, ExitStack, contextmanager, causes, groups, finally as the last word."""
import contextlib
import sys


class Rejected(Exception):
    pass


class Store:
    """A dict with transactions: what is done in one is undone if an exception leaves it."""

    def __init__(self):
        self.values, self.undo, self.log = {}, [], []

    def __enter__(self):
        self.undo.append(dict(self.values))
        return self

    def __exit__(self, kind, error, traceback):
        before = self.undo.pop()
        if kind is not None:
            self.values = before
            self.log.append(kind.__name__)
        return kind is Rejected

    def put(self, key, value):
        if value < 0:
            raise Rejected(key) from ValueError(value)
        self.values[key] = value


@contextlib.contextmanager
def section(name, events):
    events.append(f'{name} begins')
    try:
        yield name
    except KeyError as error:
        events.append(f'{name} lacks {error.args[0]}')
    finally:
        events.append(f'{name} ends')


def nested(store, n):
    with store:
        store.put('a', n)
        with store:
            store.put('b', n + 1)
            store.put('c', n if n % 3 else -1)
        with contextlib.suppress(ZeroDivisionError), store as same:
            same.put('d', 100 // (n % 5))
    return dict(store.values)


def sections(n):
    events = []
    with contextlib.ExitStack() as stack:
        for i in range(n % 4 + 1):
            stack.enter_context(section(f's{i}', events))
        stack.callback(events.append, 'callback')
        {}[n]
    return events


def last_word(n):
    """What a finally returns, breaks or raises goes."""
    for i in range(n):
        try:
            if i % 4 == 3:
                raise IndexError(i)
            if i % 4 == 1:
                continue
            if i > 20 and n % 3:
                return 'try'
        except IndexError:
            if i > 10 and n % 2:
                return 'except'
        finally:
            if i == 30:
                break
    else:
        return 'else'
    return 'break'


def wrapped(depth):
    try:
        if depth == 0:
            raise KeyError('bottom')
        wrapped(depth - 1)
    except LookupError as error:
        raise (IndexError if depth % 2 else KeyError)(depth) from error


def causes(error):
    while error is not None:
        yield type(error).__name__
        error = error.__cause__


def groups(n):
    kinds = (ValueError, TypeError, OSError)
    caught = {}
    try:
        raise ExceptionGroup('all', [kinds[i % 3](i) for i in range(n)] + [ExceptionGroup('inner', [TypeError(n)])])
    except* ValueError as group:
        caught['values'] = len(group.exceptions)
    except* (TypeError, OSError) as group:
        caught['others'] = len(group.exceptions)
        caught['types'] = len(group.subgroup(TypeError).exceptions)
    return caught


def main(size):
    store = Store()
    for n in range(1000 * size):
        store.values.clear()
        wanted = {'a': n} | ({'b': n + 1, 'c': n} if n % 3 else {}) | ({'d': 100 // (n % 5)} if n % 5 else {})
        assert nested(store, n) == wanted, (n, store.values)
        if n % 10 == 0:
            events = sections(n)
            deepest = n % 4
            assert events[:deepest + 2] == [f's{i} begins' for i in range(deepest + 1)] + ['callback']
            assert events[deepest + 2:] == [f's{deepest} lacks {n}'] + [f's{i} ends' for i in range(deepest, -1, -1)]
            assert [last_word(i) for i in (0, 11, 13, 50, 60)] == ['else', 'else', 'except', 'try', 'break']
            assert groups(9) == {'values': 3, 'others': 7, 'types': 4}
            try:
                wrapped(10)
            except KeyError as error:
                assert list(causes(error)) == ['KeyError', 'IndexError'] * 5 + ['KeyError'] * 2
    assert store.log.count('Rejected') == len(range(0, 1000 * size, 3))
    print('contexts', len(store.log), *events[-2:])


if __name__ == '__main__':
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 150)
