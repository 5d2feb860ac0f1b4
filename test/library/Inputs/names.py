"""Prints a line for each library that a report on standard input names."""
import json
import sys

for library in json.load(sys.stdin)['libraries']:
    print(library['name'], library['file'], library['from'], library['bytecode'])
