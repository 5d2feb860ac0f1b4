# RUN: %compare --modes default,plain,O0,slots --every 5 %s
# Other threads look at the frames of those that run native code: their locals, lines and tracebacks; tracing and
# profiling are turned on and off meanwhile; exceptions are thrown into threads; signals come.
import ctypes
import signal
import sys
import threading
import time
import traceback

sys.setswitchinterval(1e-6)
stop, wrong = threading.Event(), []


class Thrown(Exception): pass


def check(holds, *what):
    if not holds: wrong.append(what)


def inner(a, b):
    text = f'{a}-{b}'
    pairs = [(a, text) for _ in range(3)]
    return pairs[1]


def produces(n):
    for i in range(n):
        j = i * 1000
        yield i, j


def works(name):
    total = 0
    while not stop.is_set():
        for i, j in produces(20):
            a, text = inner(i, name)
            check(a == i and text == f'{i}-{name}' and j == i * 1000, 'locals changed')
            total += i
        try: raise KeyError(total)
        except KeyError as error: check(error.args == (total,), 'exception changed')
    return total


def watches():
    while not stop.is_set():
        for ident, frame in sys._current_frames().items():
            while frame:
                names = dict(frame.f_locals)
                if frame.f_code is inner.__code__:
                    check(names['a'] in range(50) and names['b'].startswith('w'), 'inner', names)
                    check(names.get('text', f'{names["a"]}-{names["b"]}') == f'{names["a"]}-{names["b"]}', 'text', names)
                if frame.f_code is produces.__code__ and 'j' in names:
                    check(names['j'] % 1000 == 0, 'produces', names)
                check(frame.f_lineno is None or frame.f_lineno > 0, 'line')
                frame = frame.f_back
        traceback.format_stack(sys._getframe())


def traces():
    def trace(frame, event, argument):
        frame.f_locals
        return trace
    while not stop.is_set():
        threading.settrace(trace); threading.setprofile(lambda *a: None)
        t = threading.Thread(target=inner, args=(1, 'wt')); t.start(); t.join()
        threading.settrace(None); threading.setprofile(None)
        sys.settrace(trace); inner(2, 'wt'); list(produces(3)); sys.settrace(None)
        sys.setprofile(lambda *a: None); inner(3, 'wt'); sys.setprofile(None)


entered, caught = [0], [0]
def thrown_at():
    while not stop.is_set():
        try:
            entered[0] += 1  # from here on it may be thrown at, once
            while True:
                for i, j in produces(50): inner(i, 'wx')
        except Thrown: caught[0] += 1


def throws(target):
    while target.is_alive() and not wrong:
        turn = entered[0]
        if turn > caught[0]:
            ctypes.pythonapi.PyThreadState_SetAsyncExc(ctypes.c_ulong(target.ident), ctypes.py_object(Thrown))
        while turn > caught[0] and not wrong: time.sleep(0.001)
        time.sleep(0.001)


def guarded(function, *arguments):
    try: function(*arguments)
    except BaseException as error:
        wrong.append(repr(error))
        raise


signals = [0]
def on_signal(number, frame):
    signals[0] += 1
    check(frame is None or frame.f_lineno is None or frame.f_lineno > 0, 'signal')


signal.signal(signal.SIGALRM, on_signal)
signal.setitimer(signal.ITIMER_REAL, 0.001, 0.001)
target = threading.Thread(target=guarded, args=(thrown_at,))
threads = [threading.Thread(target=guarded, args=(works, f'w{i}')) for i in range(3)] + [target]
threads += [threading.Thread(target=guarded, args=(watches,)), threading.Thread(target=guarded, args=(traces,))]
for t in threads: t.start()
threads.append(threading.Thread(target=guarded, args=(throws, target)))
threads[-1].start()
end = time.monotonic() + 1
while time.monotonic() < end or (not wrong and min(caught[0], signals[0]) < 5 and time.monotonic() < end + 20):
    for i, j in produces(50): inner(i, 'wm')
stop.set()
for t in threads: t.join()
signal.setitimer(signal.ITIMER_REAL, 0)
print(wrong[:5], caught[0] >= 5, signals[0] >= 5, threading.active_count(), sys.gettrace(), sys.getprofile())
