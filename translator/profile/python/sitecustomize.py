"""Watches a program for `lasti profile`: remembers the code of its modules, takes samples, and has collect.py write
what there is when the process ends.

The interpreter's own `site` imports it, so that the program runs as it always does, whatever form it has. Nothing is
left of it that a program is likely to find: its folder is gone from sys.path and from PYTHONPATH, and the
sitecustomize of the installation, if there is one, is imported in its place.
"""
import _thread
import atexit
import os
import sys
import time

INTERVAL = 0.002  # seconds between samples; a thread that computes gives up the GIL only after 5 ms more


class Watch:
    """What is known of the process until it ends."""

    def __init__(self, folder, place):
        self.folder = folder  # that pieces are written to
        self.place = place  # of this file
        self.roots = []  # (code object of a module's body, name of the module): else it dies when it has run
        self.samples = {}  # id of a code object -> (the code object, {line: samples})
        self.is_watching = False
        self.begin_process()

    def begin_process(self):
        """At the start, and in a child behind fork: there, the parent's samples count for the parent."""
        self.samples.clear()
        self.piece = os.path.join(self.folder, f'{os.getpid()}-{time.time_ns()}.json')
        self.begin_samples()

    def begin_samples(self):
        self.is_watching = True
        _thread.start_new_thread(self.take_samples, ())

    def take_samples(self):
        piece, used = self.piece, time.process_time()
        while self.is_watching and self.piece == piece:
            time.sleep(INTERVAL)
            now = time.process_time()
            if now - used >= INTERVAL / 2:  # else the process waits for something
                self.take_sample()
            used = now

    def take_sample(self):
        # The frames are let go before another thread runs: else locals of the program might die in this one. The
        # GIL is taken from a thread only after 5 ms.
        me = _thread.get_ident()
        for thread, frame in sys._current_frames().items():
            if thread != me:
                code = frame.f_code
                lines = self.samples.setdefault(id(code), (code, {}))[1]
                lines[frame.f_lineno] = lines.get(frame.f_lineno, 0) + 1

    def write(self):
        """Writes the piece of this process, in place of what it has written before."""
        self.is_watching = False
        names = set(sys.modules)
        collect = {'__name__': 'lasti_collect'}
        try:
            with open(os.path.join(self.place, 'collect.py'), encoding='utf-8') as file:
                exec(compile(file.read(), file.name, 'exec'), collect)
            collect['write'](self.piece, self.roots, self.samples, names)
        except Exception as error:
            try:
                with open(self.piece + '.error', 'w', encoding='utf-8', errors='backslashreplace') as file:
                    file.write(f'{type(error).__name__}: {error}')
            except OSError:  # whoever waited for the piece has gone
                pass


def watch_main(watch):
    """The main module's code is seen when its frame starts, whatever made it: a script, a .pyc, -c, -m. Until then
    there are only `site` and `runpy`, with which the interpreter imports the package of a module behind -m."""
    def on_call(frame, event, argument):
        if event == 'call' and frame.f_code.co_name == '<module>':
            name = frame.f_globals.get('__name__')
            watch.roots.append((frame.f_code, name))
            if name == '__main__':
                sys.setprofile(None)

    sys.setprofile(on_call)


def watch_imports(watch):
    """Importlib runs a module's code, and gets that of a frozen module, through one function. The one that takes its
    place has its name and its file, so that the interpreter leaves it out of tracebacks as it does the other."""
    bootstrap = sys.modules['_frozen_importlib']
    original = bootstrap._call_with_frames_removed
    get_frozen = bootstrap._imp.get_frozen_object
    roots = watch.roots

    def _call_with_frames_removed(f, *args, **kwds):
        if f is exec:
            roots.append((args[0], args[1].get('__name__')))
        elif f is get_frozen:
            code = f(*args, **kwds)
            roots.append((code, args[0]))
            return code
        return f(*args, **kwds)

    _call_with_frames_removed.__code__ = _call_with_frames_removed.__code__.replace(
        co_filename=original.__code__.co_filename, co_qualname=original.__qualname__)
    _call_with_frames_removed.__module__ = original.__module__
    _call_with_frames_removed.__qualname__ = original.__qualname__
    bootstrap._call_with_frames_removed = _call_with_frames_removed


def watch_end(watch):
    """Processes end by themselves, or, as children of multiprocessing do, through os._exit, or become another program."""
    posix = sys.modules['posix']
    for name in ('_exit', 'execv', 'execve'):
        setattr(os, name, ending(watch, getattr(posix, name)))
        setattr(posix, name, getattr(os, name))
    atexit.register(watch.write)


def ending(watch, function):
    def end(*arguments, **keywords):
        watch.write()
        try:
            return function(*arguments, **keywords)
        finally:  # it went wrong
            watch.begin_samples()

    for name in ('__name__', '__qualname__', '__module__', '__doc__', '__text_signature__'):
        setattr(end, name, getattr(function, name))
    return end


def start():
    folder = os.environ.pop('LASTI_PROFILE_FOLDER')
    place = os.path.dirname(os.path.abspath(__file__))
    inherited = os.environ.pop('LASTI_PROFILE_PYTHONPATH', None)
    if inherited is None:
        del os.environ['PYTHONPATH']
    else:
        os.environ['PYTHONPATH'] = inherited
    sys.path.remove(place)
    watch = Watch(folder, place)
    watch_imports(watch)
    watch_end(watch)
    os.register_at_fork(after_in_child=watch.begin_process)
    watch_main(watch)


start()
del sys.modules['sitecustomize']
import sitecustomize  # the installation's; where there is none, this is the error that `site` expects
