"""One run of a command: its environment, its limit, what it left behind."""
import os
import shutil
import signal
import subprocess

PYTHON = '/usr/bin/python3.11'


class Result:
    """What one run left behind: the two streams as bytes, and the exit status or a word for it."""

    def __init__(self, stdout, stderr, status):
        self.stdout, self.stderr, self.status = stdout, stderr, status


def environment(directory, extra=()):
    """The whole environment of a run: nothing of the caller's but PATH."""
    env = {
        'PATH': os.environ.get('PATH', '/usr/bin:/bin'), 'HOME': directory, 'TMPDIR': directory,
        'LC_ALL': 'C.UTF-8', 'PYTHONHASHSEED': '0', 'PYTHONDONTWRITEBYTECODE': '1',
    }
    env.update(item.split('=', 1) for item in extra)
    return env


def status_word(status):
    """A return code as subprocess has it: the number, or the name of the signal."""
    return status if status >= 0 else signal.Signals(-status).name


def run(command, directory, extra=(), stdin=os.devnull, limit=60, log=None):
    """Runs in an empty `directory`. A process that outlives `limit` seconds is killed with its group.

    The run is over when both streams are closed. With `log`, a file that gets them, and is all of the result's
    stdout, it is over when the process has ended, whoever else still has them.
    """
    shutil.rmtree(directory, ignore_errors=True)
    os.mkdir(directory)
    with open(stdin, 'rb') as source, open(log or os.devnull, 'w+b') as written:
        out = written if log else subprocess.PIPE
        process = subprocess.Popen(command, cwd=directory, env=environment(directory, extra), stdin=source,
                                   stdout=out, stderr=out, start_new_session=True)
        try:
            stdout, stderr = process.communicate(timeout=limit)
            status = status_word(process.returncode)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
            stdout, stderr = process.communicate()
            status = f'still running after {limit} s'
        if log:
            written.seek(0)
            stdout, stderr = written.read(), b''
    return Result(stdout, stderr, status)
