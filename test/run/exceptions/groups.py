# RUN: %compare %s
# except*: splitting, nesting, re-raising what is left, raising inside, tracebacks of groups.
import traceback


def split(group):
    log = []
    try:
        try:
            raise group
        except* ValueError as e:
            log.append(('value', [str(x) for x in e.exceptions], e.message))
        except* (TypeError, OSError) as e:
            log.append(('type or os', len(e.exceptions)))
            if any('again' in str(x) for x in e.exceptions):
                raise
            if any('new' in str(x) for x in e.exceptions):
                raise KeyError('new')
        else:
            log.append('else')
        finally:
            log.append('finally')
    except BaseException as rest:
        log.append(('left', repr(rest), repr(rest.__context__), repr(rest.__cause__)))
    return log


V, T = ValueError, TypeError
G = ExceptionGroup
for group in (G('a', [V(1)]), G('b', [V(1), T(2), V(3)]), G('c', [KeyError(1), G('d', [V(2), T(3), G('e', [OSError(4)])])]), G('f', [T('again'), V(1)]),
              G('g', [T('new'), V(1), IndexError(2)]), G('h', [IndexError(1)]), BaseExceptionGroup('i', [KeyboardInterrupt(), V(1)]), V('naked'), KeyError('n'), T('again')):
    print(split(group))


def control(how):
    for i in range(3):
        try:
            raise G('loop', [V(i)])
        except* V:
            pass
        if how == 'break' and i == 1:
            break
    try:
        pass
    except* V:
        pass
    return i


def inner():
    try:
        raise G('first', [V('v'), T('t')])
    except* V as group:
        try:
            raise OSError('inside') from group
        except OSError:
            pass
        raise


try:
    inner()
except G:
    traceback.print_exc()
print(control('break'), control(None))
for text in ('try: raise V\nexcept* 5: pass', 'try: raise V\nexcept* G: pass', 'try: raise V\nexcept* (V, G): pass', 'try: 1\nexcept* V: pass'):
    try:
        exec(text, {'V': V, 'G': G})
        print('fine')
    except BaseException as e:
        print(type(e).__name__, e)
