# RUN: %compare --stdin %S/Inputs/lines.txt --env VARIABLE=value --env PYTHONUNBUFFERED= %s one 'two words' '' --flag=x ünï
# RUN: %compare --modes default --env PYTHONIOENCODING=latin-1:replace --env PYTHONOPTIMIZE= %s
# Standard streams, arguments, environment and flags of the process.
import os
import sys

print(sys.argv[1:], os.environ.get('VARIABLE'), sys.stdout.encoding, sys.stdin.encoding, sys.stdout.errors, sys.flags.optimize, sys.flags.utf8_mode)
first = sys.stdin.readline()
try:
    second = input('prompt> ')
except EOFError as error:
    second = repr(error)
rest = [line.rstrip() for line in sys.stdin]
print(repr(first), repr(second), rest, 'é', '\u20ac'.encode(sys.stdout.encoding, 'replace'))
print('to stderr', file=sys.stderr)
sys.stdout.buffer.write(b'raw bytes\n') if not sys.stdout.flush() else None
print(__name__, __file__ == os.path.abspath(__file__), os.path.basename(__file__), __package__, sys.modules['__main__'].__dict__ is globals())
print(sys.version.split()[0], sys.implementation.name, sys.byteorder, sys.getrecursionlimit(), sys.getswitchinterval(), sys.dont_write_bytecode)
print(os.getcwd() == os.environ['HOME'], os.path.exists(sys.executable), sys.prefix, __debug__, sys.warnoptions, sys.orig_argv[1:] == [] or 'some')if 0 else print(os.getcwd() == os.environ['HOME'], sys.prefix, __debug__)
