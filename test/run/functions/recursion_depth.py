# RUN: %compare --modes default,O0 %s
"""How deep a recursion through C functions may go. What the interpreter does not count as recursion once it has
specialised a call (PRECALL_BUILTIN_FAST_WITH_KEYWORDS) is not counted translated either."""
import sys


def sort(n): note(n); sorted([1], key=lambda x: sort(n + 1))
def greatest(n): note(n); max([1], key=lambda x: greatest(n + 1))
def note(n):
    global deepest
    deepest = n


sys.setrecursionlimit(300)
for function in sort, greatest, sort, greatest:
    try:
        function(0)
    except RecursionError as e:
        print(function.__name__, deepest // 10, e)
