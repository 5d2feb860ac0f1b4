# RUN: %compare %s
# Every target an assignment can have, and the order in which its parts are evaluated.


def say(x):
    print('eval', x)
    return x


class Box:
    pass


a = b = c = [1, 2]
a[0], b[1] = b[1], a[0]
print(a, b is c)
x, (y, *z), [w] = 1, (2, 3, 4), 'w'
print(x, y, z, w)
*head, tail = range(4)
first, *middle, last = 'abcdef'
print(head, tail, first, middle, last)
box = Box()
box.a, box.b = say(1), say(2)
say({})[say('k')] = say('v')
lst = list(range(10))
lst[say(2):say(5)] = 'xyz'
lst[::4] = [0, 0, 0]
del lst[1], lst[-2:]
print(lst, vars(box))
i = 0
i, lst[i] = 1, 'at one'
print(lst)

n = 5
n += 2; n -= 1; n *= 10; n //= 7; n **= 3; n %= 100; n <<= 3; n >>= 1; n |= 1; n &= 0xff; n ^= 3
print(n)
f = 7
f /= 2
print(f)
d = {'k': [1]}
d['k'] += [2]
box.a += 10
box.c: int = 3
annotated: 'str'
print(d, vars(box), __annotations__)
t = ([1],)
try:
    t[0] += [2]
except TypeError as error:
    print(error, t)
for bad in (lambda: exec('p, q = 1'), lambda: exec('p, q = 1,'), lambda: exec('p, q = 1, 2, 3'),
            lambda: exec('p, *q, r = [1]'), lambda: exec('(p, q), r = 1, 2')):
    try:
        bad()
    except Exception as error:
        print(type(error).__name__, error)


def unpack(value):
    p, q = value
    return q, p


for value in ((1, 2), [3, 4], 'ab', {5: 6, 7: 8}, iter('xy'), (1,), (1, 2, 3), 5, [1, 2, 3]):
    try:
        print(unpack(value))
    except Exception as error:
        print(type(error).__name__, error)
