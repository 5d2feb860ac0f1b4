#!/usr/bin/python3.11
"""Run a program interpreted and translated, and compare what anybody could see of it.

    compare.py --lasti PATH [options] program.py [arguments of the program...]

The program is run by python3.11, then built with `lasti build` and run in each of --modes (harness/build.py).
Directory, arguments, standard input and environment are the same for every run. Standard output,
standard error and exit status have to be the same; each difference is one line of this program's
output. The exit status is 0 if there is none. Only the differences that --allow names are tolerated.
"""
import os
import signal
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), os.pardir))
from harness import program

if __name__ == '__main__':
    signal.signal(signal.SIGINT, signal.SIG_DFL)  # an ignored SIGINT would be inherited, and never reach a program
    sys.exit(1 if program.compare(program.parse(__doc__)) else 0)
