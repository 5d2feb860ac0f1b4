# RUN: %compare %s
# RUN: %compare --modes default --under 'prlimit --as=409600000' %s
"""What a translated program takes of a limited address space: no more than the interpreter does. The limit is there
at the start, or is set later. Deep recursion works in what is left, in threads with small stacks, and where the
stack's own limit is lowered."""
import resource
import sys
import threading


def deep(n): return 0 if n == 0 else 1 + deep(n - 1)


def in_threads(count, depth):
    done = []
    threads = [threading.Thread(target=lambda: done.append(deep(depth))) for _ in range(count)]
    for thread in threads: thread.start()
    for thread in threads: thread.join()
    print(sum(done))


def lower(limit, size):
    soft, hard = resource.getrlimit(limit)
    resource.setrlimit(limit, (size if soft == resource.RLIM_INFINITY else min(size, soft), hard))


sys.setrecursionlimit(10**6)
in_threads(12, 900)
print(deep(100000))
lower(resource.RLIMIT_AS, 700 << 20)
print(len(bytearray(100 << 20)))
in_threads(12, 900)
print(deep(100000))
lower(resource.RLIMIT_STACK, 1 << 20)
print(deep(50000))
threading.stack_size(128 << 10)
in_threads(2, 20000)
