# RUN: rm -rf %t && mkdir -p %t && cp %s %t/app.py && cd %t
# RUN: cd %t && %lasti build --python-flag=-O app.py -o one && %lasti build --python-flag=-OO app.py -o two && %lasti build app.py -o none
# RUN: cd %t && %python app.py > 0.txt && %python -O app.py > 1.txt && %python -OO app.py > 2.txt
# RUN: cd %t && ./none | diff 0.txt - && ./one | diff 1.txt - && ./two | diff 2.txt -
# An executable holds what was compiled, and says so, whatever the environment asks for.
# RUN: cd %t && env PYTHONOPTIMIZE=2 ./none | diff 0.txt - && env PYTHONOPTIMIZE=2 ./one | diff 1.txt -
# RUN: cd %t && env PYTHONOPTIMIZE=1 ./two | diff 2.txt -
# RUN: cd %t && not %lasti build --python-flag=-u app.py 2>&1 | FileCheck %s --check-prefix=REFUSED
# REFUSED: lasti: there is no --python-flag=-u: -O or -OO
import sys


def documented():
    """A docstring."""
    try:
        assert False, 'checked'
    except AssertionError as error:
        return str(error)


print(sys.flags.optimize, __debug__, documented.__doc__, documented())
print(eval(compile('__debug__', '<code>', 'eval')), sys.flags[3])
