# RUN: %compare %s
# RUN: %compare --modes guards,slots --every 1,2,3,50 %s
# Dicts and sets in loops on words: keys that are str or ints, and others beside them, which are asked; what is stored
# over what; what changes order and size; membership in containers of all kinds.
import builtins
import math


def counted(words):
    counts = {}
    for word in words:
        counts[word] = counts.get(word, 0) + 1
    return counts


def looked(table, keys):
    total = 0
    for key in keys:
        total = total + table[key]
    return total


def numbered(n, by):
    table = {}
    for i in range(n):
        table[i * by % 7] = i * 0.5
        table[i - 3] = i
    return table


def added(table, keys, by):
    for key in keys:
        if key in table:
            table[key] += by
        else:
            table[key] = by
    return table


def defaults(table, keys, otherwise):
    found = []
    for key in keys:
        found.append(table.get(key, otherwise))
        found.append(table.get(key))
    return found


def members(container, keys):
    inside = outside = 0
    for key in keys:
        if key in container:
            inside += 1
        if key not in container:
            outside += 1
    return inside, outside


def vowels(text):
    count = 0
    for c in text:
        if c in "aeiou":
            count += 1
        elif c in ("x", "y"):
            count += 10
    return count


def primes(n):
    seen = {2, 3, 5, 7, 11}
    count = 0
    for i in range(n):
        if i in seen or i * 3 in {9, 27, 33}:
            count += i
    return count


def identities(table, keys):
    same = 0
    for key in keys:
        there = table[key]
        table[key] = there
        if table[key] is there:
            same += 1
    return same


class Key:
    """Equal to what it says, with the same hash; asked aloud."""

    def __init__(self, value):
        self.value = value

    def __hash__(self):
        return hash(self.value)

    def __repr__(self):
        return "key"

    def __eq__(self, other):
        print("asked", self.value, other)
        return self.value == other


class Named(str):
    def __eq__(self, other):
        print("named", str(self), other)
        return str(self) == other

    __hash__ = str.__hash__


class Loud:
    def __del__(self):
        print("ended")

    def __repr__(self):
        return "loud"


class Late(dict):
    def __missing__(self, key):
        print("missing", key)
        return 100

    def get(self, key, otherwise=None):
        return ("got", key)


def shown(function, *arguments):
    try:
        print(function.__name__, function(*arguments))
    except Exception as error:
        print(function.__name__, type(error).__name__, error, error.__traceback__.tb_next.tb_lineno)


shown(counted, "the cat and the dog and the bird".split())
shown(counted, [3, 1, 3, -1, -2, -1, 2**61 - 1, 0, 2**61 - 2, 2**40, 2**62, 2**70, 2**70])
shown(counted, [1, True, 1.0, "1", None, (1, 2), 1])
shown(counted, ["a", 1, "a", Named("a"), "a"])
shown(counted, [[1]])
shown(looked, {"a": 1, "b": 2}, ["a", "b", "a"])
shown(looked, {"a": 1, "b": 2.5}, ["a", "b", "c"])
shown(looked, {1: 1, -1: 2, -2: 3, 2**61: 4}, [1, -1, -2, 2**61])
shown(looked, {Key(1): 5, 2: 7}, [2, 1, 3])
shown(looked, {Key("a"): 5, "b": 7}, ["b", "a", "c"])
shown(looked, {1.0: 5, 2: 7}, [2, 1, True])
shown(looked, Late({"a": 1}), ["a", "b"])
shown(looked, [10, 20, 30], [0, 2])
shown(looked, {}, [])
shown(numbered, 20, 3)
shown(added, {"a": 1, "b": 2.5}, ["a", "b", "c", "c", "a"], 2)
shown(added, {}, range(10), 0.5)
shown(added, {1: "x"}, [1], "y")
shown(added, {5: [1]}, [5, 6], [2])
shown(added, {Key(1): 5, 2: 7}, [2, 1, 3], 1)
shown(defaults, {"a": 1, "b": None}, ["a", "b", "c"], 7)
shown(defaults, {1: "one", 2: 2.5}, [1, 2, 3, 2**70], "none")
shown(defaults, Late({"a": 1}), ["a", "b"], 0)
shown(defaults, [1, 2], [1], 0)
shown(members, {"a", "b"}, ["a", "c", 1, "b"])
shown(members, {1, 5, 9, -1, -2}, [1, 2, -1, -2, 9, 2**61 - 1 + 5])
shown(members, frozenset(range(0, 1000, 7)), range(100))
shown(members, {i * 2**20 for i in range(200)}, [i * 2**19 for i in range(400)])
shown(members, {Key(1), 2}, [2, 1, 3])
shown(members, {"a": 1}, ["a", "b", Named("a")])
shown(members, [1, "a", None, 2.0], [1, "a", 2, 3])
shown(members, (1, 5, 7), [1, 2, 5, 2.5, True])
shown(members, "hello", ["l", "lo", "x", ""])
shown(members, "hello", ["l", 1])
shown(members, b"abc", [97, 1, 300])
shown(members, range(10), [1, 20])
shown(members, 5, [1])
removed = {i for i in range(50)}
for i in range(0, 50, 3):
    removed.discard(i)
shown(members, removed, range(60))
gone = {i: i for i in range(50)}
for i in range(0, 50, 3):
    del gone[i]
shown(members, gone, range(60))
shown(looked, gone, [1, 2, 4, 3])
shown(vowels, "education and syntax")
shown(primes, 40)
shown(identities, {"a": 10**10, "b": 0.5, "c": [], 1: "x"}, ["a", "b", "c", 1])
over = {"a": Loud(), 1: Loud()}
shown(added, over, ["b"], 1)
for key in ("a", 1):
    over[key] = 1


def replaced(table, keys):
    for key in keys:
        table[key] = 1
    return table


shown(replaced, {"a": Loud(), 1: Loud()}, ["b", "a", 1, "c"])


step = 1


def counts_up(namespace, n):
    total = 0
    for i in range(n):
        namespace["step"] = i
        total += step
    return total


def roots(namespace, n):
    total = 0.0
    for i in range(n):
        total += math.sqrt(i)
        if i == 5:
            namespace["sqrt"] = abs
    return total


def hidden(namespace, n):
    total = 0
    for i in range(n):
        total += len("abc")
        if i == 5:
            namespace["len"] = lambda text: 100
    return total


shown(counts_up, {}, 10)
shown(counts_up, globals(), 10)
shown(roots, {}, 10)
shown(hidden, {}, 10)
kept = math.sqrt, len
shown(roots, vars(math), 10)
shown(hidden, vars(builtins), 10)
math.sqrt, builtins.len = kept
shown(hidden, globals(), 10)
del len


class Plain:
    pass


plain = Plain()
plain.a = 1
shown(added, plain.__dict__, ["a", "b"], 1)
print(plain.a, plain.b)
for _ in range(3):
    shown(counted, "a b a c a b".split() * 10)
    shown(numbered, 60, 5)
