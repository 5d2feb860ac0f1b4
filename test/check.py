#!/usr/bin/python3
"""Runs lit on the tests and ends with one line: how many passed and failed.

    check.py LIT [arguments for lit...]
"""
import json
import os
import subprocess
import sys
import tempfile

FAILED = {'FAIL', 'XPASS', 'UNRESOLVED', 'TIMEOUT'}
PASSED = {'PASS', 'XFAIL', 'FLAKYPASS'}


def main():
    with tempfile.TemporaryDirectory() as directory:
        results = os.path.join(directory, 'results.json')
        status = subprocess.run([sys.executable, *sys.argv[1:], '-o', results]).returncode
        try:
            with open(results) as file:
                codes = [test['code'] for test in json.load(file)['tests']]
        except (OSError, ValueError):
            print('lit did not finish')
            return status or 1
    passed = sum(code in PASSED for code in codes)
    failed = sum(code in FAILED for code in codes)
    skipped = len(codes) - passed - failed
    print(f'{passed} passed, {failed} failed' + (f', {skipped} skipped' if skipped else ''))
    return 1 if failed or status else 0


if __name__ == '__main__':
    sys.exit(main())
