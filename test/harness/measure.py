"""What a run costs: seconds, and instructions that callgrind counts."""
import glob
import math
import os
import re
import statistics
import subprocess

from .process import environment


class Failed(Exception):
    """A run that did not end with exit status 0."""


def checked(command, status, message):
    if status:
        text = message.decode(errors='replace').strip().splitlines()
        raise Failed(f'{" ".join(command)}: {status}: {" | ".join(text[-3:])}')


def seconds(command, directory):
    """Processor time of one run, user and system."""
    process = subprocess.Popen(command, env=environment(directory), stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
                               stderr=subprocess.PIPE)
    with process.stderr as stream:
        message = stream.read()
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    checked(command, process.returncode, message)
    return usage.ru_utime + usage.ru_stime


def callgrind(command, directory, *options):
    """What callgrind says on standard error of one run."""
    run = subprocess.run(['valgrind', '--tool=callgrind', *options, *command], env=environment(directory),
                         stdin=subprocess.DEVNULL, capture_output=True)
    checked(command, run.returncode, run.stderr)
    return run.stderr.decode(errors='replace')


def instructions(command, directory):
    """Instructions of one run."""
    return int(re.search(r'Collected : (\d+)', callgrind(command, directory, '--callgrind-out-file=/dev/null'))[1])


def instructions_between(command, directory, mark):
    """Instructions of one run before each call of the function `mark`, from the one before."""
    out = os.path.join(directory, 'counts')
    for old in glob.glob(out + '*'):
        os.remove(old)
    callgrind(command, directory, f'--callgrind-out-file={out}', f'--dump-before={mark}')
    totals = []
    while os.path.exists(path := f'{out}.{len(totals) + 1}'):
        with open(path) as file:
            totals.append(int(re.search(r'^summary: (\d+)', file.read(), re.MULTILINE)[1]))
    return totals


def geometric_mean(values):
    return math.exp(statistics.fmean(map(math.log, values))) if values else float('nan')
