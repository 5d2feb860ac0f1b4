# RUN: %compare --modes default,plain %s
# Processes that are forked, started afresh and started by a server: pools, queues, and what they raise.
import concurrent.futures
import multiprocessing
import os
import subprocess
import sys


class Failed(Exception):
    def __reduce__(self): return Failed, self.args


def squares(n):
    for i in range(n): yield i * i


def work(n):
    if n == 13: raise Failed(n)
    return n, sum(squares(n)), __name__ in ('__main__', '__mp_main__')


def fills(queue, n):
    for i in squares(n): queue.put(i)
    queue.put(None)


def exits(how):
    if how == 'exit': sys.exit(5)
    if how == 'raise':
        sys.stderr = open(os.devnull, 'w')  # the traceback names the process by its number
        raise Failed('in the child')
    os._exit(6)


def pooled(method):
    context = multiprocessing.get_context(method)
    with context.Pool(2) as pool:
        print(method, pool.map(work, range(8)), [r for r in pool.imap_unordered(work, [3])])
        try: pool.apply(work, (13,))
        except Failed as error: print('pool', error.args)
    with concurrent.futures.ProcessPoolExecutor(2, mp_context=context) as executor:
        futures = [executor.submit(work, n) for n in (1, 13, 20)]
        print([repr(f.exception()) if f.exception() else f.result() for f in futures])
        try: executor.submit(os._exit, 1).result()
        except concurrent.futures.process.BrokenProcessPool: print('broken')
    queue = context.Queue()
    process = context.Process(target=fills, args=(queue, 5))
    process.start()
    print(list(iter(queue.get, None)))
    process.join()
    statuses = []
    for how in 'exit', 'raise', '_exit':
        process = context.Process(target=exits, args=(how,))
        process.start()
        process.join()
        statuses.append(process.exitcode)
    print(statuses)


def main():
    if sys.argv[1:]: return print('again', sys.argv[1:], list(squares(4)))
    for method in 'fork', 'spawn', 'forkserver': pooled(method)
    # The program itself: as it was called, and as programs restart themselves.
    for command in ([sys.executable, *sys.orig_argv[1:2]], [sys.executable, __file__]):
        result = subprocess.run([*command, 'x', 'y'], capture_output=True, text=True)
        print(result.returncode, result.stdout, result.stderr)


if __name__ == '__main__':
    main()
