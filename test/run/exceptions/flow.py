# RUN: %compare %s
# try, except, else and finally with every way out of each part.


def flow(how, where):
    log = []

    def act(place):
        log.append(place)
        if place == where:
            if how == 'raise':
                raise KeyError(place)
            return how
        return None

    def run():
        for turn in range(3):
            try:
                try:
                    what = act('try')
                    if what == 'return': return 'from try'
                    if what == 'break': break
                    if what == 'continue': continue
                    if turn == 1:
                        raise ValueError(turn)
                except (ValueError, TypeError) as error:
                    what = act('except')
                    if what == 'return': return 'from except'
                    if what == 'break': break
                    if what == 'continue': continue
                else:
                    what = act('else')
                    if what == 'return': return 'from else'
                    if what == 'break': break
                    if what == 'continue': continue
                finally:
                    what = act('finally')
                    if what == 'return': return 'from finally'
                    if what == 'break': break
                    if what == 'continue': continue
                log.append('after')
            except KeyError as caught:
                log.append(f'caught {caught} {caught.__context__!r}')
        else:
            log.append('no break')
        return 'end'
    return run(), log


for where in ('try', 'except', 'else', 'finally', 'nowhere'):
    for how in ('raise', 'return', 'break', 'continue'):
        print(where, how, *flow(how, where))


def swallow():
    try:
        return 'try'
    finally:
        try:
            raise ValueError
        except ValueError:
            pass


def override():
    while True:
        try:
            try:
                raise OSError('lost')
            finally:
                return 'finally wins'
        except OSError:
            return 'not here'


print(swallow(), override())
