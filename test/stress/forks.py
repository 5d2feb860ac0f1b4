# RUN: %compare --modes default,plain,O0,slots --every 5 %s
# fork in the midst of native frames, generators and handlers, also from threads: parent and child both go on.
import gc
import os
import sys
import threading
import traceback


def child(function):
    """What a child process prints: it goes on as this process, then ends at once."""
    sys.stdout.flush()
    read, write = os.pipe()
    pid = os.fork()
    if not pid:
        os.close(read)
        try: text = repr(function())
        except BaseException as error: text = f'{type(error).__name__}: {error}'
        os.write(write, text.encode())
        os._exit(3)
    os.close(write)
    with os.fdopen(read) as file: text = file.read()
    return text, os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])


class Point:
    def __init__(self, x): self.x = x
    def twice(self): return self.x * 2


def numbers(n):
    try:
        for i in range(n): yield Point(i).twice()
    finally: pass


def forks_in_a_generator(n):
    for i in range(n):
        pid = os.fork()
        if not pid:
            yield -i
            os._exit(i)
        yield os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])


def deep(n):
    if n: return deep(n - 1) + 1
    sys.stdout.flush()
    pid = os.fork()
    if pid: return os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])
    gc.collect()
    raise KeyError(len(traceback.extract_stack()) > 100)


def in_a_handler():
    try: {}['missing']
    except KeyError as error:
        pid = os.fork()
        if not pid:
            os._exit(7 if sys.exc_info()[1] is error else 8)
        return os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]), sys.exc_info()[1] is error
    finally: numbers(2)


def new_thread(out):
    out.append(sum(numbers(100)))
    return out


def threads_again():
    out = []
    threads = [threading.Thread(target=new_thread, args=(out,)) for _ in range(4)]
    for t in threads: t.start()
    for t in threads: t.join()
    return sorted(out)


g = numbers(10)
next(g), next(g)
print(child(lambda: list(g)), child(lambda: next(g)), next(g))
print(list(forks_in_a_generator(4)))
try: print(deep(150))
except KeyError as error: os._exit(9 if error.args[0] else 10)
print(in_a_handler(), child(threads_again), child(lambda: Point(4).twice()))

# From threads, while others run native code and hold what they share.
sys.setswitchinterval(1e-6)
stop, results = threading.Event(), []
def busy():
    while not stop.is_set(): sum(numbers(50))
def forks():
    for i in range(5):
        def answers():
            after = threading.active_count(), threading.current_thread() is threading.main_thread()
            return sum(numbers(20)), after, threads_again()
        results.append(child(answers))
threads = [threading.Thread(target=busy) for _ in range(3)] + [threading.Thread(target=forks) for _ in range(3)]
for t in threads: t.start()
for t in threads[3:]: t.join()
stop.set()
for t in threads: t.join()
print(len(results), set(results))
