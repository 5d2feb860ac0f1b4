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
        self.roots = []  # (code object of a module's body, name of the module)
        self.samples = {}  # id of a code object -> [the code object, {line: samples}]
        self.is_watching = True
        self.begin_process()

    def begin_process(self):
        """At the start, and in a child behind fork: there, the parent's samples count for the parent."""
        self.samples.clear()
        self.piece = os.path.join(self.folder, f'{os.getpid()}-{time.time_ns()}.json')
        _thread.start_new_thread(self.take_samples, ())

    def remember(self, event, arguments):
        """An audit hook: `exec` comes with the code of each module before it runs."""
        if event == 'exec':
            if self.is_watching:
                self.remember_module(arguments[0])
        elif event == 'os.exec' and self.is_watching:
            self.write()

    def remember_module(self, code):
        caller = sys._getframe(1).f_back  # whoever calls exec()
        name = None
        if caller is None:
            name = '__main__'  # a script, or the text of -c
        elif caller.f_code.co_name == '_call_with_frames_removed':  # importlib
            name = caller.f_locals['args'][1].get('__name__')
        elif caller.f_code.co_name == 'exec_module':  # importlib, of a frozen module
            name = caller.f_locals['module'].__name__
        elif caller.f_code.co_name == '_run_code' and caller.f_globals['__name__'] == 'runpy':  # -m
            name = caller.f_locals['run_globals'].get('__name__')
        if type(name) is str:
            self.roots.append((code, name))

    def take_samples(self):
        used = time.process_time()
        while self.is_watching:
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
            with open(self.piece + '.error', 'w', encoding='utf-8', errors='backslashreplace') as file:
                file.write(f'{type(error).__name__}: {error}')

    def finish(self):
        if self.is_watching:
            self.write()


def watch_end(watch):
    """Processes end by themselves, or, as children of multiprocessing do, through os._exit."""
    end = os._exit

    def _exit(status):
        watch.finish()
        end(status)

    _exit.__module__, _exit.__doc__ = 'posix', end.__doc__
    os._exit = sys.modules['posix']._exit = _exit
    atexit.register(watch.finish)


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
    sys.addaudithook(watch.remember)
    watch_end(watch)
    os.register_at_fork(after_in_child=watch.begin_process)


start()
del sys.modules['sitecustomize']
import sitecustomize  # the installation's; where there is none, this is the error that `site` expects
