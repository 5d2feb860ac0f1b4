"""Runs commands on a pseudo terminal."""
import os
import pty
import subprocess


def shown_on_terminal(command, **options):
    """Runs a command whose stderr is a terminal. Returns the text that it has shown there; it has to succeed."""
    ours, theirs = pty.openpty()
    process = subprocess.Popen(command, stderr=theirs, **options)
    os.close(theirs)
    shown = b''
    try:
        while data := os.read(ours, 65536):
            shown += data
    except OSError:  # EIO: the other side is closed
        pass
    assert process.wait() == 0, shown
    return shown.decode()
