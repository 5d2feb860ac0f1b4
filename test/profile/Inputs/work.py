"""Does some of everything: what is hot, cold and never called, in functions, classes, generators and threads."""
import os
import sys
import threading


class Point:
    def __init__(self, x):
        self.x = x

    def moved(self, by):
        return self.x + by

    def unused(self):
        return self.x


def hot(number):
    return number * 2


def cold(number):
    return number - 1


def never():
    return None


def numbers(count):
    for i in range(count):
        yield i


def fails(text):
    try:
        return int(text)
    except ValueError as error:
        return len(str(error))


def in_thread(results):
    results.append(sum(hot(i) for i in numbers(2000)))


def main():
    total, results = 0.0, []
    for i in numbers(20000):
        total += Point(i).moved(1) + hot(1.5)
    threads = [threading.Thread(target=in_thread, args=(results,)) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    print(total, cold(3), fails('x'), results, sys.argv[1:], sys.path[0] == os.path.dirname(os.path.abspath(__file__)))
    print('to standard error', file=sys.stderr)


if __name__ == '__main__':
    main()
    sys.exit(3)
