# RUN: %compare %s
# Signals reach native loops: handlers run, raise, and Ctrl-C ends a loop that does nothing else.
import os
import signal
import sys
import threading
import time


def spin(limit=10**12):
    n = 0
    while n < limit:
        n += 1
    return n


def spin_for():
    for i in range(10**12):
        pass


def spin_generator():
    def count():
        while True:
            yield 1
    for _ in count():
        pass


def spin_calls():
    def f(): return None
    while True:
        f()


def spin_recursive(n=0):
    try: spin_recursive(n + 1)
    except RecursionError: pass
    while True: pass


class Alarm(Exception):
    pass


def handler(number, frame):
    seen.append((signal.Signals(number).name, frame.f_code.co_name in ('spin', 'spin_for', 'spin_generator', 'count', 'f', 'spin_calls')))
    raise Alarm


seen = []
signal.signal(signal.SIGALRM, handler)
for f in (spin, spin_for, spin_generator, spin_calls):
    signal.setitimer(signal.ITIMER_REAL, 0.05)
    try:
        f()
    except Alarm as error:
        print(f.__name__, 'interrupted', error.__traceback__.tb_next.tb_frame.f_code.co_name)
print(seen)
threading.Timer(0.05, os.kill, (os.getpid(), signal.SIGINT)).start()
try: spin()
except KeyboardInterrupt: print('KeyboardInterrupt')
count = 0
def counting(number, frame):
    global count
    count += 1
    if count == 5: signal.setitimer(signal.ITIMER_REAL, 0)
signal.signal(signal.SIGALRM, counting)
signal.setitimer(signal.ITIMER_REAL, 0.01, 0.01)
while count < 5: pass
print(count)
signal.signal(signal.SIGUSR1, lambda *a: print('usr1', a[0] == signal.SIGUSR1))
os.kill(os.getpid(), signal.SIGUSR1)
signal.raise_signal(signal.SIGUSR1)
sys.stdout.flush()
