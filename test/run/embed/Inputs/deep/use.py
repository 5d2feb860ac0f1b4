import sys
import threading

from ping import alone, ping
from pong import pong

sys.setrecursionlimit(10**7)


def both(title=''):
    print(title, alone(100000), ping(60000, pong))


def in_thread(title):
    thread = threading.Thread(target=both, args=(title,))
    thread.start()
    thread.join()


both()
in_thread('thread')
threading.stack_size(200 << 10)
in_thread('small thread')
sys.setrecursionlimit(5000)
try:
    ping(10**6, pong)
except RecursionError as error:
    print(str(error).split(' in ')[0])
