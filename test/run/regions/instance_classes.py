# RUN: %compare %s
# RUN: %compare --modes guards,slots,leave --every 2,5 %s
"""Classes of which loops make instances: finalizers, properties, defaults, lists of their own, methods that attributes
hide, methods that end their owner, and classes that change."""


class Counted:
    alive = 0

    def __init__(self, k):
        self.k = k
        Counted.alive += 1

    def __del__(self):
        Counted.alive -= 1


def finalized(n):
    seen = []
    for i in range(n):
        c = Counted(i)
        seen.append(Counted.alive)
    return seen[-3:]


class Checked:
    def __init__(self, k):
        self.k = k

    @property
    def k(self):
        return self._k

    @k.setter
    def k(self, value):
        self._k = value * 2


def checked(n):
    total = 0
    for i in range(n):
        total += Checked(i).k
    return total


class Late:
    def __init__(self, k):
        self.k = k

    def value(self):
        return self.k


def changed(n):
    seen = []
    for i in range(n):
        seen.append(Late(i).value())
        if i == n // 2:
            Late.value = lambda self: -self.k
        if i == 3 * n // 4:
            Late.__init__ = lambda self, k: setattr(self, "k", k + 1000)
    return seen


class Node:
    def __init__(self, name, weight=1.5, parent=None):
        self.name = name
        self.weight = weight
        self.parent = parent
        self.children = []
        self.table = {}
        self.same = self.children

    def heavier(self, by=2, *, unused=0):
        return self.weight * by

    def scaled(self, by=2.0):
        return self.weight * by


def trees(n):
    nodes = []
    for i in range(n):
        nodes.append(Node(i, i * 0.5, None) if i % 3 else Node(i))
    root = Node(-1)
    for node in nodes:
        node.parent = root
        root.children.append(node)
    weight = 0.0
    for node in nodes:
        weight += node.scaled() + node.scaled(0.5)
    nodes[0].children.append(1)
    lists = [node.children is node.same for node in nodes]
    return weight, all(lists), len(root.children), [node.children for node in nodes][-2:], nodes[-1].table


def other_defaults(n):
    total = 0.0
    for k in range(3):
        for node in [Node(0, 2.0)]:
            total += node.scaled()
        Node.scaled.__defaults__ = (10.0 + k,)
    Node.scaled.__defaults__ = None
    try:
        for node in [Node(0, 2.0)]:
            total += node.scaled()
    except TypeError as error:
        return total, str(error)
    finally:
        Node.scaled.__defaults__ = (2.0,)
    return total


class Chain:
    def __init__(self, x):
        self.x = x
        self.child = None

    def value(self):
        return self.x

    def replace(self, parent, x):
        parent.child = Chain(x)
        self.x = x + 0.5
        return x

    def hidden(self):
        return self.child


def ended(n):
    top = Chain(0.5)
    top.child = Chain(1.5)
    total = 0.0
    for i in range(n):
        total += top.child.replace(top, i * 0.25)
    return total, top.child.x, top.child.child


def hides(n):
    seen = []
    for i in range(n):
        c = Chain(i)
        c.value = c.hidden if i % 4 == 3 else helper
        seen.append(c.value() if i % 4 == 3 else c.value(i))
    return seen


def helper(k):
    return k * 2


class Refused(Exception):
    def __init__(self, k):
        self.k = k


def rare(n):
    total = 0
    for i in range(n):
        if i == 50:
            total += Counted(i).k
        if i == 70:
            raise Refused(total)
        total += i
    return total


class Signed:
    def __init__(self, k):
        if k > 3:
            self.sign = 1
            self.k = k
        else:
            self.sign = -1
            self.k = -k
        if k == 5:
            self.five = True


def signed(n):
    kept, total = [], 0
    for i in range(n):
        kept.append(Signed(i))
        s = Signed(n - i)
        total += s.sign * s.k
    return total, [vars(each) for each in kept][-3:]


class Named:
    def __init__(self, name, size):
        self.name = name
        self.size = size
        self.size = size + 1
        if size > 5:
            self.extra = name


def attributes(n):
    kept = []
    for i in range(n):
        kept.append(Named("n%d" % i, i))
    return [vars(each) for each in kept]


for n in (1, 3, 12, 60):
    print(finalized(n), checked(n), attributes(n)[-1], trees(n), other_defaults(n), ended(n), hides(n)[-4:], signed(n))
print(changed(40), rare(5), rare(60), Counted.alive)
try:
    rare(100)
except Refused as refused:
    print(refused.k)
