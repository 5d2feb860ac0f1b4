# RUN: %compare %s
# del of every kind of name, and the texts of NameError and UnboundLocalError afterwards.
import traceback

module_name = 1
del module_name


def attempt(function, *args):
    try:
        print(function.__name__, function(*args))
    except Exception:
        print(traceback.format_exc().split('\n')[-4:-1])


def deleted_global():
    return module_name


def unbound(flag):
    if flag:
        x = 1
    return x


def deleted_local():
    x = 1
    del x
    return x


def deleted_twice():
    x = 1
    del x
    del x


def cell():
    x = 1

    def inner():
        return x
    before = inner()
    del x
    try:
        inner()
    except NameError as error:
        print(before, error)
    return x


def except_name():
    try:
        1 / 0
    except ZeroDivisionError as error:
        pass
    return error


def loop_name():
    for i in ():
        pass
    return i


def delete_global():
    global other
    other = 1
    del other
    del other


class Body:
    x = 1
    del x
    try:
        print(x)
    except NameError as error:
        print('class', error)


attempt(deleted_global)
attempt(unbound, True)
attempt(unbound, False)
for function in (deleted_local, deleted_twice, cell, except_name, loop_name, delete_global):
    attempt(function)
class A: pass
for text in ('del nothing', 'del a.b', 'del [][0]', 'del {}[1]', 'del 5 .real', 'del "ab"[0]'):
    attempt(lambda: exec(text, {'a': A()}))
