# RUN: %compare --all-native %s
# finally and with inside loops inside generators, with return, break, continue and yield in each place.


class Note:
    def __init__(self, log, tag, swallow=False): self.log, self.tag, self.swallow = log, tag, swallow
    def __enter__(self): self.log.append('+' + self.tag); return self
    def __exit__(self, kind, *rest): self.log.append('-' + self.tag + (kind.__name__ if kind else '')); return self.swallow


def walk(log, plan):
    for i, what in enumerate(plan):
        try:
            with Note(log, f'a{i}', what == 'swallow') as a, Note(log, f'b{i}'):
                for j in range(2):
                    try:
                        sent = yield i, j
                        if sent: log.append(sent)
                        if what == 'return': return i
                        if what == 'break': break
                        if what == 'continue': continue
                        if what in ('raise', 'swallow'): raise KeyError(i)
                        if what == 'stop': raise StopIteration(i)
                        log.append('body')
                    except KeyError as error:
                        yield 'handler', repr(error)
                        if j: raise
                    else:
                        yield 'else'
                    finally:
                        yield 'finally'
                        log.append(f'f{i}{j}')
                else:
                    yield 'loop else'
        except (KeyError, IndexError) as error:
            yield 'outer', repr(error), repr(error.__context__)
        finally:
            log.append(f'F{i}')
            if what == 'override': continue
    return 'end'


def drive(plan, throw_at=-1, close_at=-1, send=None):
    log, g, n = [], None, 0
    g = walk(log, plan)
    try:
        log.append(next(g))
        while True:
            n += 1
            if n == throw_at: log.append(g.throw(IndexError(n)))
            elif n == close_at: g.close(); log.append('closed'); break
            else: log.append(g.send(send))
    except BaseException as error:
        log.append((type(error).__name__, str(error), getattr(error, 'value', None), repr(error.__context__)[:60]))
    return log


for what in ('return', 'break', 'continue', 'raise', 'swallow', 'stop', 'override', 'none'):
    print(what, *drive([what, 'none']))
for n in range(1, 9): print(n, *drive(['raise', 'break'], throw_at=n)); print(n, *drive(['none', 'return'], close_at=n)); print(n, *drive(['override', 'swallow'], throw_at=n, send='s'))
