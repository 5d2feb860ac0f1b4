"""multiprocessing's children, in a program whose source is not there."""
import multiprocessing
import sys

import work


class Sent:
    def __init__(self, value):
        self.value = value


def child(queue, sent):
    import lazy
    queue.put((sent.value, type(sent) is Sent, work.double(sent.value), lazy.NAME, __name__,
               [hasattr(sys.modules[name], 'Sent') for name in ('__main__', '__mp_main__') if name in sys.modules]))


def parent(queue, method):
    process = multiprocessing.get_context(method).Process(target=child, args=(queue, Sent(1)))
    process.start()
    process.join()


def square(number):
    return number * number


def main():
    for method in ('fork', 'spawn', 'forkserver'):
        context = multiprocessing.get_context(method)
        queue = context.Queue()
        for target, arguments in [(child, (queue, Sent(21))), (parent, (queue, method))]:
            process = context.Process(target=target, args=arguments)
            process.start()
            print(method, queue.get(timeout=60), process.join(), process.exitcode)
        with context.Pool(2) as pool:
            print(pool.map(square, range(5)))


if __name__ == '__main__':
    main()
