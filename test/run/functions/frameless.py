# RUN: %compare %s
# Functions that can run without a frame, where each of their ways out is taken: other classes, other layouts, stores
# that fail in the midst, and everything that looks at frames, counts recursion or waits for the evaluator.
import gc
import signal
import sys
import threading
import traceback


class Node:
    kind = 'node'

    def __init__(self, left, right):
        self.left = left
        self.items = []
        self.table = {}
        self.right = right

    def get_left(self):
        return self.left

    def set_left(self, value):
        self.left = value

    def swap_left(self, value):
        self.left, old = value, self.left
        return old

    def is_leaf(self):
        return self.left is None and self.right is None

    def either(self):
        return self.left or (not self.right and self.kind)

    def less(self, other):
        return self.left < other.left

    def same(self, other):
        return self.left == other.left

    def picks(self, flag):
        if flag:
            return self.left
        return self.right if self.left != 0 else 'zero'

    @property
    def prop(self):
        return self.left

    @staticmethod
    def static(a, b):
        return b

    def default(self, a, b=5):
        return b

    def __len__(self):
        return self.left

    def __eq__(self, other):
        return self.left == other.left

    __hash__ = None

    def __getitem__(self, index):
        return self.right


class Slotted(Node):
    __slots__ = ('extra',)


class Plain:
    __slots__ = ('left', 'right', 'items', 'table')
    __init__ = Node.__init__
    get_left = Node.get_left
    set_left = Node.set_left
    kind = 'plain'


class Noisy:
    def __init__(self, left, right):
        self.left = left
        self.right = right

    def __setattr__(self, name, value):
        print('set', name, value)
        super().__setattr__(name, value)


class Refuses:
    def __init__(self, left, right):
        self.left = left
        self.right = right

    @property
    def right(self):
        return 'fixed'


class Dying:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print('del', self.name, len(traceback.extract_stack()))


def nothing():
    pass


def first(a, b):
    return a


def show(function, *arguments):
    try:
        return function(*arguments)
    except Exception as error:
        frames = [frame.name for frame in traceback.extract_tb(error.__traceback__)]
        return type(error).__name__, str(error), frames


def use(node):
    return [show(node.get_left), show(node.set_left, 3), show(node.get_left), node.kind]


def all_of(make):
    results = []
    for round_ in range(6):
        node = make(round_ % 3, None)
        results += use(node)
        if isinstance(node, Node):
            results += [node.is_leaf(), node.either(), show(node.less, Node(2, 0)), node.same(Node(3, 0)),
                        node.picks(True), node.picks(False), node.prop, node.static(1, 2), node.default(1),
                        node.swap_left(0), node.picks(0), len(node), node == Node(0, 1), node[5], show(node.less, 5)]
            node.items.append(1)
            node.table[1] = node
        node.table.clear()
    return results


for make in Node, Slotted, Plain:
    print(make.__name__, all_of(make))

for round_ in range(4):
    print(vars(Noisy(round_, 2)), show(Refuses, round_, 3))

# Layouts and classes that change under a site.
node = Node(1, 2)
for change in ('', 'del node.left', 'node.left = "text"', 'vars(node)["left"] = 2.5', 'node.__dict__ = {"left": 7}',
               'node.__class__ = type("Other", (Node,), {"left": property(lambda self: "computed")})',
               'Node.left = property(lambda self: "all", lambda self, value: print("set", value))', 'del Node.left'):
    exec(change)
    for round_ in range(3):
        print(change, show(Node.get_left, node), show(Node.set_left, node, 4), show(Node.get_left, node),
              show(Node.less, node, node), show(Node.either, node), end=' ')
    print()

# What is overwritten may run code when it goes.
holder = Node(Dying('first'), None)
for name in 'second', 'third', 'fourth':
    holder.set_left(Dying(name))
print(holder.swap_left(None).name)

# The limit of the recursion counts such calls as well.
def depth(n):
    try:
        first(1, 2)
        nothing()
        return depth(n + 1)
    except RecursionError:
        return n


sys.setrecursionlimit(150)
print(depth(0), depth(0))
sys.setrecursionlimit(1000)

# Signals and asynchronous exceptions come while such functions run.
caught = []
signal.signal(signal.SIGALRM, lambda *_: caught.append(sys._getframe(1).f_code.co_name))
signal.setitimer(signal.ITIMER_REAL, 0.05)
while not caught:
    first(1, 2)
    node.get_left()
print(len(caught))

# Tracing sees each call.
events = []


def trace(frame, event, argument):
    events.append((frame.f_code.co_name, event))
    return trace


def traced(node):
    node.get_left()
    first(1, 2)
    nothing()
    return Node(1, 2).is_leaf()


for round_ in range(3):
    sys.settrace(trace)
    traced(node)
    sys.settrace(None)
    print(events)
    events.clear()

# Collections that are due happen where they do otherwise.
collected = []
gc.callbacks.append(lambda phase, info: collected.append(sys._getframe(1).f_code.co_name) if phase == 'start' else None)
gc.collect()
gc.set_threshold(50, 2, 2)
kept = [Node(i, i) for i in range(400)]
gc.set_threshold(700, 10, 10)
print(len(collected), set(collected))
gc.callbacks.clear()


def worker(results):
    for i in range(20000):
        common.set_left(i)
        results.append(common.get_left() is not None)


common, results = Node(1, 2), []
threads = [threading.Thread(target=worker, args=(results,)) for _ in range(3)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(len(results), all(results))

# References are as many as before.
def references():
    node, value = Node(1, 2), object()
    before = sys.getrefcount(value)
    for round_ in range(50):
        node.set_left(value)
        node.get_left()
        node.swap_left(value)
        node.picks(True)
        first(value, node)
        node.default(value)
        Node(value, value)
    node.set_left(None)
    return sys.getrefcount(value) - before


print(references())
