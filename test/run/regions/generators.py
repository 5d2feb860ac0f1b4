# RUN: %compare %s
# RUN: %compare --modes guards,slots %s
# Loops in generators, comprehensions, coroutines and class bodies; and code with try, with and nested functions.


def chunks(items, size):
    total = 0
    for start in range(0, len(items), size):
        for item in items[start:start + size]:
            total += item * 0.5
        yield total
        for item in items:
            total -= item


def guarded(items):
    done = []
    for turn in range(4):
        try:
            for item in items:
                turn += 1 // item
            done.append(turn)
        except ZeroDivisionError as error:
            done.append((str(error), turn, item))
        finally:
            done.append('out')
    return done


def closure(n):
    factor = 2.5

    def scaled(items):
        total = 0
        for item in items:
            total += item * factor
        return total

    first = scaled(list(range(n)))
    factor = 3
    return first, scaled(list(range(n)))


async def waits(n):
    total = 0
    for i in range(n):
        total += i * i
    return total


class Body:
    total = 0
    for i in range(10):
        total += i


def unbound(n):
    for i in range(n):
        if i > 5:
            last = i * 2
    try:
        for j in range(3):
            last += j
        return last
    except UnboundLocalError as error:
        return str(error)


def deletes(n):
    x = 1.5
    for i in range(n):
        if i == 7:
            del x
            x = 0
        x += i
    return x


def collects(n):
    return [i * 0.5 for i in range(n) if i % 3], {i: i * i for i in range(5)}, sum(i for i in range(n)), \
        [[i * j for j in range(i)] for i in range(4)], [x for x in (1, 2.5, True) if x > 1]


print(list(chunks(list(range(10)), 3)))
print(guarded([1, 2, 0, 3]), guarded([1, 2.5, 1]))
print(closure(10))
try:
    waits(10).send(None)
except StopIteration as result:
    print(result.value)
print(Body.total, Body.i)
print(unbound(4), unbound(20))
print(deletes(5), deletes(20))
print(collects(20))
