# RUN: %compare %s
# sys.settrace and setprofile: set before, in a callee, on a caller's frame, removed half way.
import sys

events = []


def tracer(frame, event, arg):
    name = frame.f_code.co_name
    if name in skip:
        return None
    events.append((event, name, frame.f_lineno, frame.f_lasti if event == 'opcode' else None, repr(arg)[:30] if event != 'exception' else arg[0].__name__))
    return tracer


skip = {'stop', 'start', 'show', 'tracer', 'start_on_caller', 'flush', '_shutdown', 'start_opcodes'}


def show(title):
    sys.settrace(None)
    print(title, len(events))
    for event in events: print('  ', *event)
    events.clear()


def start(): sys.settrace(tracer)
def stop(): sys.settrace(None)
def start_on_caller():
    sys.settrace(tracer)
    sys._getframe(1).f_trace = tracer
def start_opcodes():
    sys.settrace(tracer)
    f = sys._getframe(1)
    f.f_trace, f.f_trace_opcodes = tracer, True


def child(n):
    total = 0
    for i in range(n):
        total += i
    try:
        total / 0
    except ZeroDivisionError:
        total = -1
    return total


def gen(n):
    for i in range(n):
        yield i


def here(setter):
    x = 1
    setter()
    y = child(2)
    z = [i for i in gen(2)]
    if setter is start_opcodes: x = (y, z)[0]
    stop()
    w = child(1)
    return x, y, z, w


def traced_loop():
    for i in range(6):
        if i == 2: start_on_caller()
        if i == 4: stop()
    with open('/dev/null') as f: pass
    return i


sys.settrace(tracer); child(2); list(gen(2)); show('before')
for setter in (start, start_on_caller, start_opcodes): here(setter); show(setter.__name__)
traced_loop(); show('loop')
def profiler(frame, event, arg): events.append((event, frame.f_code.co_name, getattr(arg, '__name__', repr(arg)[:20])))
def profiled():
    sys.setprofile(profiler)
    r = child(1), len('a'), list(gen(2)), sorted([2, 1], key=lambda k: -k)
    sys.setprofile(None)
    return r
profiled(); show('profile')
def failing_tracer(frame, event, arg): raise RuntimeError('tracer failed')
def sets_failing(): sys.settrace(failing_tracer)
try: sets_failing(); child(1)
except RuntimeError as error: print(error, sys.gettrace())
