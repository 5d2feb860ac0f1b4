# RUN: %compare %s
# RUN: %compare --modes guards,slots --every 3,50 %s
# Somebody looks while a loop runs: a signal handler at its frame, another thread at all frames, a trace function that a
# handler turns on, an exception that a handler raises.
import signal
import sys
import threading
import time

seen = []


def counts(limit):
    i = 0
    double = 0.0
    halves = 0
    while not seen and i < limit:
        i += 1
        double = i * 2.0
        halves = i // 2
    return i, double, halves


def spins(limit):
    i = 0
    double = 0.0
    while i < limit:
        i += 1
        double = i * 2.0
    return i, double


def look(number, frame):
    values = frame.f_locals
    seen.append(values['double'] in (values['i'] * 2.0, (values['i'] - 1) * 2.0))


def interrupt(number, frame):
    raise KeyboardInterrupt


def trace(number, frame):
    lines = []

    def note(frame, event, argument):
        lines.append(event)
        if len(lines) == 4:
            sys.settrace(None)
            frame.f_trace = None
            seen.append(lines)
        return note

    sys.settrace(note)
    frame.f_trace = note


def soon(handler, delay=0.02):
    seen.clear()
    signal.signal(signal.SIGALRM, handler)
    signal.setitimer(signal.ITIMER_REAL, delay)


def ended(function, *arguments):
    """Whether what a loop has left fits together."""
    try:
        i, double, *halves = function(*arguments)
    except KeyboardInterrupt as error:
        values = error.__traceback__.tb_next.tb_frame.f_locals
        i, double, halves = values['i'], values['double'], ()
        return 'interrupted', double in (i * 2.0, (i - 1) * 2.0)
    return i > 0, double == i * 2.0, [half == i // 2 for half in halves]


soon(look)
print(ended(counts, 1 << 60), seen)
soon(interrupt)
print(ended(spins, 1 << 60))
soon(trace)
print(ended(counts, 1 << 60), seen)

seen.clear()
checks = []


def watch(thread):
    for _ in range(20):
        time.sleep(0.002)
        frame = sys._current_frames().get(thread)
        while frame and frame.f_code.co_name != 'counts':
            frame = frame.f_back
        if frame:
            values = frame.f_locals
            if 'double' in values:
                checks.append(values['double'] in (values['i'] * 2.0, (values['i'] - 1) * 2.0))
    seen.append('done')


watcher = threading.Thread(target=watch, args=(threading.get_ident(),))
watcher.start()
print(ended(counts, 1 << 60))
watcher.join()
print(all(checks), len(checks) > 0)
