# RUN: %compare --stdin %S/Inputs/pdb_commands.txt %s
# pdb.set_trace() in a callee of native code, driven by commands on standard input.
import pdb


def inner(n):
    x = n * 2
    pdb.set_trace()
    y = x + 1
    for i in range(2):
        y += i
    return y


def outer():
    a = [1, 2]
    b = inner(len(a))
    c = b * 2
    return c


class Thing:
    def __repr__(self):
        return 'Thing()'

    def method(self, value):
        breakpoint()
        return value


print(outer())
print(Thing().method('value'))
try:
    {}['missing']
except KeyError as error:
    pdb.post_mortem(error.__traceback__)
pdb.run('print(outer.__name__)')
