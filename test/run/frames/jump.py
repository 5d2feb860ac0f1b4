# RUN: %compare %s
# A tracer that moves f_lineno, changes nothing else, and one that counts lines like a coverage tool.
import sys


def jumping(first, to):
    def tracer(frame, event, arg):
        if event == 'line' and frame.f_lineno == base + first and not done:
            done.append(1)
            frame.f_lineno = base + to
        return tracer
    return tracer


def target(log):
    log.append(1)
    log.append(2)
    for i in range(2):
        log.append(i)
    log.append(3)
    return log


base = target.__code__.co_firstlineno
for first, to in ((1, 5), (2, 1), (5, 2), (4, 5), (1, 4), (5, 1)):
    done = []
    sys.settrace(jumping(first, to))
    try:
        result = target([])
    except ValueError as error:
        result = error
    sys.settrace(None)
    print(first, to, result)


lines = {}


def coverage(frame, event, arg):
    if frame.f_code.co_filename == __file__:
        lines[frame.f_code.co_name, frame.f_lineno] = lines.get((frame.f_code.co_name, frame.f_lineno), 0) + 1
    return coverage


def covered(n):
    if n > 10:
        return 'big'
    while n:
        n -= 1
        if n == 2:
            continue
    else:
        return [x for x in range(3)
                if x]


def begin():
    sys.settrace(coverage)
    sys._getframe(1).f_trace = coverage


def run():
    covered(1)
    begin()
    covered(4)
    covered(11)
    sys.settrace(None)


run()
for key in sorted(lines): print(key, lines[key])
