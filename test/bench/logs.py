"""Logging: loggers in a tree, levels, filters, formatters, handlers that keep, lazy arguments, tracebacks."""
import collections
import io
import logging
import sys


class Kept(logging.Handler):
    """Keeps what it has formatted, the last few lines only, and counts by level."""

    def __init__(self, size):
        super().__init__()
        self.lines = collections.deque(maxlen=size)
        self.counts = collections.Counter()

    def emit(self, record):
        self.counts[record.levelname] += 1
        self.lines.append(self.format(record))


class Short(logging.Formatter):
    def format(self, record):
        text = f'{record.levelname[0]} {record.name}: {record.getMessage()}'
        if record.exc_info:
            text += f' ({record.exc_info[0].__name__} in {record.exc_info[2].tb_frame.f_code.co_name})'
        return text


class Sampling(logging.Filter):
    """Lets each n-th record of the lowest level through."""

    def __init__(self, every):
        super().__init__()
        self.every, self.seen = every, 0

    def filter(self, record):
        if record.levelno > logging.DEBUG:
            return True
        self.seen += 1
        return self.seen % self.every == 0


class Lazy:
    """An argument that is dear to print."""
    printed = 0

    def __init__(self, value):
        self.value = value

    def __str__(self):
        Lazy.printed += 1
        return f'<{self.value}>'


def order(log, number):
    log.debug('order %d begins', number)
    log.info('order %(number)d of %(name)s', {'number': number, 'name': 'x'})
    for item in range(number % 4):
        log.getChild('item').debug('item %d %s', item, Lazy(item))
    try:
        if 100 // (number % 5) > 40:
            log.warning('order %d is dear: %s', number, Lazy(number))
    except ZeroDivisionError:
        log.exception('order %d failed', number)


def main(size):
    root = logging.getLogger('shop')
    root.propagate = False
    root.setLevel(logging.DEBUG)
    kept, stream = Kept(50), io.StringIO()
    kept.setFormatter(Short())
    kept.addFilter(Sampling(10))
    errors = logging.StreamHandler(stream)
    errors.setLevel(logging.ERROR)
    errors.setFormatter(logging.Formatter('%(levelname)-8s|%(name)s|%(funcName)s|%(message)s'))
    root.addHandler(kept)
    root.addHandler(errors)
    log, count = logging.getLogger('shop.orders'), 200 * size
    logging.getLogger('shop.orders.item').setLevel(logging.INFO)
    for number in range(count):
        order(log, number)
    assert kept.counts['INFO'] == count and kept.counts['DEBUG'] == count // 10
    assert kept.counts['ERROR'] == count // 5 and kept.counts['WARNING'] == count // 5 * 2
    assert Lazy.printed == kept.counts['WARNING']
    lines = stream.getvalue().split('\n')
    traces = [line for line in lines if line.startswith('ZeroDivisionError: ')]
    heads = [line for line in lines if line.startswith('ERROR')]
    assert len(traces) == len(heads) == count // 5
    assert heads == [f'ERROR   |shop.orders|order|order {number} failed' for number in range(0, count, 5)]
    last = [line for line in kept.lines if line[0] == 'E'][-1]
    assert last == f'E shop.orders: order {count - 5} failed (ZeroDivisionError in order)', last
    print('logs', *sorted(kept.counts.items()), last)


if __name__ == '__main__':
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 150)
