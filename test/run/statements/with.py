# RUN: %compare %s
# with: order of entry and exit, suppression, exceptions in every place, leaving by return and break.
import traceback


class Manager:
    def __init__(self, name, suppress=False, enter=None, exit=None):
        self.name, self.suppress, self.enter, self.exit = name, suppress, enter, exit

    def __enter__(self):
        print('enter', self.name)
        if self.enter:
            raise self.enter
        return self.name

    def __exit__(self, kind, value, tb):
        print('exit', self.name, kind and kind.__name__, value, tb and tb.tb_lineno)
        if self.exit:
            raise self.exit
        return self.suppress


def body(*managers, what=None):
    for turn in range(2):
        with managers[0] as a, managers[-1] as b:
            if what == 'break':
                break
            if what == 'continue':
                continue
            if what == 'return':
                return 'returned', a, b
            if isinstance(what, Exception):
                raise what
        print('after', turn)
    return 'end', turn


M, E = Manager, ValueError('inside')
for args, what in (((M('a'), M('b')), None), ((M('a'), M('b')), 'break'), ((M('a'), M('b')), 'continue'),
                   ((M('a'), M('b')), 'return'), ((M('a', True), M('b')), E), ((M('a'), M('b', True)), E),
                   ((M('a'), M('b')), E), ((M('a', True), M('b', enter=KeyError(1))), None),
                   ((M('a'), M('b', exit=OSError('late'))), E), ((M('a', True, exit=OSError('late')),), 'return')):
    try:
        print(body(*args, what=what))
    except Exception as error:
        traceback.print_exc()
        print(repr(error), repr(error.__context__))
    E.__traceback__ = E.__context__ = None
with (M('p') as x, M('q')):
    with M('r') as [y]:
        print(x, y)
for thing in (5, type('NoExit', (), {'__enter__': lambda s: 1})()):
    try:
        with thing:
            pass
    except TypeError as error:
        print(error)
