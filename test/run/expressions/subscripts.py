# RUN: %compare %s
# Subscripts and slices: lists, tuples, strings, dicts, with every kind of index and what they refuse.


class Index:
    def __index__(self):
        return 1

    def __repr__(self):
        return 'Index()'


class Missing(dict):
    def __missing__(self, key):
        return 'missing', key


def get(container, key):
    try:
        return container[key]
    except Exception as error:
        return f'{type(error).__name__}: {error}'


def put(container, key, value):
    try:
        container[key] = value
        return container
    except Exception as error:
        return f'{type(error).__name__}: {error}'


def remove(container, key):
    try:
        del container[key]
        return container
    except Exception as error:
        return f'{type(error).__name__}: {error}'


keys = (0, 2, -1, -3, 3, -4, True, Index(), 10**20, -10**20, 1.0, 'a', None, (1, 2), [1])
for container in ([1, 2, 3], (4, 5, 6), 'abc', b'xyz', range(3), {0: 'zero', 'a': 1, (1, 2): 't', None: 'n'}, Missing(a=1), memoryview(b'abc')):
    print(type(container).__name__, [get(container, key) for key in keys])
for key in keys:
    print(put([1, 2, 3], key, 'v'), put({}, key, 'v'), put((1,), key, 'v'), put(bytearray(b'abc'), key, 7))
    print(remove([1, 2, 3], key), remove({0: 1, 'a': 2}, key), remove('abc', key))
lst = list(range(10))
print(lst[2:5], lst[:-1], lst[::-2], lst[5:2:-1], lst[Index():3], lst[:], lst[100:], lst[-100:2], get(lst, slice('a', 1)))
print('héllo'[1:3], 'abc'[::-1], b'abc'[1:], (1, 2, 3)[1:], get('abc', slice(0, 1, 0)))
lst[1:3] = 'four'
lst[::3] = range(4)
print(lst, put(lst, slice(0, 4, 2), [1]), put(lst, slice(1, 2), 5))
del lst[1:3], lst[::2]
print(lst, list[int], dict[str, int], get(int, 1), get(type, int))
