"""multiprocessing: processes that are started afresh, by spawn and by a server, with queues, a pool, shared memory."""
import concurrent.futures
import multiprocessing
import os
from multiprocessing import shared_memory


class Problem(Exception):
    pass


def square(number):
    return number * number


def fail():
    raise Problem('in a child')


def fill(name, queue):
    memory = shared_memory.SharedMemory(name)
    memory.buf[:5] = b'hello'
    memory.close()
    queue.put(os.getpid())


def main():
    for method in 'spawn', 'forkserver', 'fork':
        context = multiprocessing.get_context(method)
        with context.Pool(2) as pool:
            print(method, pool.map(square, range(5)))
    context = multiprocessing.get_context('spawn')
    queue = context.Queue()
    memory = shared_memory.SharedMemory(create=True, size=8)
    process = context.Process(target=fill, args=(memory.name, queue))
    process.start()
    print(queue.get() == process.pid)
    process.join()
    print(bytes(memory.buf[:5]), process.exitcode)
    memory.close()
    memory.unlink()
    with concurrent.futures.ProcessPoolExecutor(1, mp_context=context) as executor:
        try:
            executor.submit(fail).result()
        except Problem as error:
            print(repr(error))


if __name__ == '__main__':
    main()
