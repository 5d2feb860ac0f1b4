# RUN: %compare --modes default,O0 %s
# sys.executable works for subprocess; multiprocessing by fork and by spawn; os.fork.
import multiprocessing
import os
import subprocess
import sys


def square(x):
    return x * x


def child(queue, n):
    queue.put((multiprocessing.current_process().name, [square(i) for i in range(n)]))


if __name__ == '__main__':
    out = subprocess.run([sys.executable, '-c', 'import sys; print(sys.version_info[:2], sys.argv)', 'arg'], capture_output=True, text=True)
    print(out.stdout, out.stderr, out.returncode)
    sys.stdout.flush()
    pid = os.fork()
    if pid == 0:
        print('in the child', sum(square(i) for i in range(10)), flush=True)
        os._exit(5)
    print(os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]))
    for method in ('fork', 'spawn', 'forkserver'):
        context = multiprocessing.get_context(method)
        queue = context.Queue()
        process = context.Process(target=child, args=(queue, 4), name='worker')
        process.start()
        print(method, queue.get(timeout=50))
        process.join()
        print(process.exitcode)
    with multiprocessing.get_context('fork').Pool(2) as pool:
        print(pool.map(square, range(5)), pool.apply(square, (7,)))
    process = multiprocessing.get_context('fork').Process(target=sys.exit, args=(9,))
    process.start()
    process.join()
    print(process.exitcode)
