# RUN: %compare %s
# Threads take turns inside native loops; locals stay their own; exceptions in threads; thread-local state.
import sys
import threading
import time

sys.setswitchinterval(1e-4)


def spin(name, turns, stop):
    n = 0
    while not stop.is_set():
        n += 1
        turns[name] = n
    return n


def counting(n, out):
    total = 0
    for i in range(n):
        total += i
    out.append(total)


def recursive(n):
    return 0 if n == 0 else 1 + recursive(n - 1)


def generator_in_turns(g, lock, out):
    while True:
        with lock:
            try:
                out.append(next(g))
            except StopIteration:
                return


def squares(n):
    for i in range(n):
        yield i * i


turns, stop = {}, threading.Event()
threads = [threading.Thread(target=spin, args=(name, turns, stop)) for name in 'abc']
for t in threads: t.start()
deadline = time.monotonic() + 20
while len(turns) < 3 or min(turns.values()) < 1000:
    if time.monotonic() > deadline: break
stop.set()
for t in threads: t.join()
print(sorted(turns), min(turns.values()) >= 1000)

out = []
threads = [threading.Thread(target=counting, args=(100_000, out)) for _ in range(4)]
threads += [threading.Thread(target=lambda: out.append(recursive(500))) for _ in range(4)]
for t in threads: t.start()
for t in threads: t.join()
print(sorted(out))

out, lock, g = [], threading.Lock(), squares(2000)
threads = [threading.Thread(target=generator_in_turns, args=(g, lock, out)) for _ in range(3)]
for t in threads: t.start()
for t in threads: t.join()
print(out == [i * i for i in range(2000)])


def fails(): {}['in a thread']
threading.excepthook = lambda args: print(args.exc_type.__name__, args.exc_value, args.thread.name, args.exc_traceback.tb_next.tb_frame.f_code.co_name)
t = threading.Thread(target=fails, name='failing'); t.start(); t.join()
local = threading.local()
def uses_local(n): local.n = n; time.sleep(0.001); out.append(local.n)
out.clear()
threads = [threading.Thread(target=uses_local, args=(i,)) for i in range(5)]
for t in threads: t.start()
for t in threads: t.join()
print(sorted(out), hasattr(local, 'n'), sorted(sys._current_frames()) == [threading.get_ident()])
