"""Sorting and searching, written out: quick, merge, heap and shell sort, binary search, a search tree, selection."""
import bisect
import sys


def numbers(count, seed):
    out = []
    for _ in range(count):
        seed = (seed * 1664525 + 1013904223) & 0xffffffff
        out.append(seed >> 12)
    return out


def quick(items):
    items = items[:]
    spans = [(0, len(items) - 1)]
    while spans:
        low, high = spans.pop()
        while low < high:
            pivot = items[(low + high) // 2]
            i, j = low, high
            while i <= j:
                while items[i] < pivot:
                    i += 1
                while items[j] > pivot:
                    j -= 1
                if i <= j:
                    items[i], items[j] = items[j], items[i]
                    i, j = i + 1, j - 1
            spans.append((i, high))
            high = j
    return items


def merge(items):
    if len(items) < 2:
        return items
    middle = len(items) // 2
    left, right = merge(items[:middle]), merge(items[middle:])
    out, i, j = [], 0, 0
    while i < len(left) and j < len(right):
        if right[j] < left[i]:
            out.append(right[j])
            j += 1
        else:
            out.append(left[i])
            i += 1
    return out + left[i:] + right[j:]


def sift(items, start, end):
    root, item = start, items[start]
    while (child := 2 * root + 1) < end:
        if child + 1 < end and items[child] < items[child + 1]:
            child += 1
        if items[child] <= item:
            break
        items[root] = items[child]
        root = child
    items[root] = item


def heap(items):
    items = items[:]
    for start in reversed(range(len(items) // 2)):
        sift(items, start, len(items))
    for end in range(len(items) - 1, 0, -1):
        items[0], items[end] = items[end], items[0]
        sift(items, 0, end)
    return items


def shell(items):
    items = items[:]
    for gap in (301, 132, 57, 23, 10, 4, 1):
        for i in range(gap, len(items)):
            item, j = items[i], i
            while j >= gap and items[j - gap] > item:
                items[j] = items[j - gap]
                j -= gap
            items[j] = item
    return items


def search(items, wanted):
    low, high = 0, len(items)
    while low < high:
        middle = (low + high) // 2
        if items[middle] < wanted:
            low = middle + 1
        else:
            high = middle
    return low


class Tree:
    __slots__ = ('key', 'left', 'right')

    def __init__(self, key):
        self.key, self.left, self.right = key, None, None

    def insert(self, key):
        node = self
        while True:
            side = 'left' if key < node.key else 'right'
            below = getattr(node, side)
            if below is None:
                setattr(node, side, Tree(key))
                return
            node = below

    def walk(self, out):
        if self.left is not None:
            self.left.walk(out)
        out.append(self.key)
        if self.right is not None:
            self.right.walk(out)


def select(items, k):
    """The k-th smallest."""
    while True:
        pivot = items[len(items) // 2]
        low = [item for item in items if item < pivot]
        same = len([item for item in items if item == pivot])
        if k < len(low):
            items = low
        elif k < len(low) + same:
            return pivot
        else:
            k -= len(low) + same
            items = [item for item in items if item > pivot]


def main(size):
    for turn in range(3 * size):
        items = numbers(500, turn)
        wanted = sorted(items)
        for sort in (quick, merge, heap, shell):
            assert sort(items) == wanted, sort
        tree = Tree(items[0])
        for item in items[1:]:
            tree.insert(item)
        walked = []
        tree.walk(walked)
        assert walked == wanted
        for item in items:
            assert search(wanted, item) == bisect.bisect_left(wanted, item)
        assert select(items, 250) == wanted[250]
    print('sorting', wanted[0], wanted[250], wanted[-1])


if __name__ == '__main__':
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 150)
