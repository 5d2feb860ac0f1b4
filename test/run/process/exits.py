# RUN: %compare --modes default,O0 --status 3 %s exit3
# RUN: %compare --modes default --status 0 %s none
# RUN: %compare --modes default --status 1 %s text
# RUN: %compare --modes default --status 1 %s uncaught
# RUN: %compare --modes default --status 1 %s bad_str
# RUN: %compare --modes default --status 255 %s minus
# RUN: %compare --modes default --status 7 %s os_exit
# RUN: %compare --modes default --status SIGINT %s interrupt
# RUN: %compare --modes default --status 0 %s end
# RUN: %compare --modes default --status 0 %s hook
# RUN: %compare --modes default --status 1 %s group
# All the ways a process ends: status, what is flushed, what atexit and __del__ still do.
import atexit
import os
import sys
import threading


class Last:
    def __del__(self): print('del at exit', flush=True)


class BadStr(Exception):
    def __str__(self): raise ValueError('no text')


def leave(how):
    try:
        if how == 'exit3': sys.exit(3)
        if how == 'none': sys.exit()
        if how == 'text': sys.exit('a message')
        if how == 'uncaught': raise KeyError('nobody catches this')
        if how == 'bad_str': raise BadStr
        if how == 'minus': raise SystemExit(-1)
        if how == 'os_exit': sys.stdout.flush(); os._exit(7)
        if how == 'interrupt': raise KeyboardInterrupt
        if how == 'group': raise ExceptionGroup('group', [ValueError(1), ExceptionGroup('sub', [TypeError(2)])])
        if how == 'hook': sys.excepthook = lambda *e: print('hook', e[0].__name__)
        if how == 'hook': threading.Thread(target=lambda: 1 / 0).start() if 0 else None
    finally:
        print('finally', how)


last = Last()
atexit.register(print, 'atexit one', flush=True)


@atexit.register
def two(): print('atexit two', last is not None)


sys.stderr.write('to stderr\n')
sys.stdout.write('no newline, ')
thread = threading.Thread(target=lambda: print('thread'))
thread.start()
thread.join()
print(len(sys.argv), sys.argv[1:], __name__, os.path.basename(__file__), __doc__, __spec__)
leave(sys.argv[1])
