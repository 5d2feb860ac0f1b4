"""differences.txt: the differences that cannot be otherwise.

A line has the id of a test, modes with commas between, or *, and the reason, with two blanks or more between. A mode may
name one setting (leave=2: LASTI_LEAVE_EVERY=2). A test stands for its sub-tests as well.
"""
import argparse
import os
import re
from typing import NamedTuple

PATH = os.path.join(os.path.dirname(os.path.abspath(__file__)), 'differences.txt')


class Listed(NamedTuple):
    id: str
    modes: list
    reason: str

    def is_of(self, mode, setting):
        return bool({'*', mode, f'{mode}={setting}'} & set(self.modes))

    def stands_for(self, id):
        return id == self.id or id.startswith(self.id + ' ')


def read_differences(path=PATH):
    """For argparse: an error for a line that is none."""
    found = []
    with open(path, encoding='utf-8') as source:
        for number, line in enumerate(source, 1):
            if line.strip() and not line.startswith('#'):
                fields = re.split(r'\s{2,}', line.strip(), maxsplit=2)
                if len(fields) != 3:
                    raise argparse.ArgumentTypeError(f'{path}:{number}: a line has a test, modes and a reason, two blanks between')
                found.append(Listed(fields[0], fields[1].split(','), fields[2]))
    return found
