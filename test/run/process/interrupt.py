# RUN: %compare --modes default,O0 --status SIGINT %s
# An uncaught Ctrl-C in a native loop: traceback on stderr, finally blocks run, death by SIGINT.
import os
import signal
import threading


def loop():
    x = 0
    try:
        while True: x += 1; x -= 1
    finally:
        print('finally')


threading.Timer(0.05, os.kill, (os.getpid(), signal.SIGINT)).start()
loop()
