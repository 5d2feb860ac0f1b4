# RUN: %compare %s
"""list.append at one site, with lists, with what is not one, with a class that overrides it, and while it is profiled."""
import sys


def attempt(function, *arguments):
    try:
        return function(*arguments)
    except Exception as error:
        return f'{type(error).__name__}: {error}'


class Plain(list): pass
class Own(list):
    def append(self, item): super().append((item,)); return 'own'
class Other:
    def append(self, item): return item
class Dropped:
    def __init__(self, log): self.log = log
    def __del__(self): self.log.append('gone')


def add(target, item): return target.append(item)
def two(target): return target.append(1, 2)
def none(target): return target.append()
def unbound(target, item): return list.append(target, item)
def through(method, item): return method(item)


things = [[], Plain(), Own(), Other(), bytearray(), [0] * 3]
for turn in range(40):
    seen = [attempt(add, thing, turn) for thing in things]
print(seen, things[0] == list(range(40)), things[1][-2:], things[2][-2:], things[4][-2:], len(things[5]))
print([attempt(unbound, thing, 'u') for thing in things], [attempt(two, thing) for thing in things[:2]], attempt(none, []))
print(attempt(through, things[0].append, 1), attempt(through, things[2].append, 1), things[0][-3:], attempt(add, None, 1))


def self_reference():
    items = []
    for _ in range(9): items.append(items)
    return len(items), items[8] is items, sys.getrefcount(items) - len(items)


def temporary(log):
    for _ in range(3): [Dropped(log)].append(Dropped(log))
    return log


def profiled():
    events, items = [], []
    def profile(frame, event, argument): events.append((event, getattr(argument, '__name__', None)))
    for turn in range(4):
        if turn == 2: sys.setprofile(profile)
        items.append(turn)
    sys.setprofile(None)
    return events, items


print(self_reference(), temporary([]), profiled())
