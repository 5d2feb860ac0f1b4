import locale
import sys
import warnings

print(sys.flags)
print(sys.executable, sys.prefix, sys.exec_prefix, sys.base_prefix, sys.path[1:], sys.platlibdir)
for stream in (sys.stdin, sys.stdout, sys.stderr):
    print(stream.encoding, stream.errors, stream.line_buffering, getattr(stream, 'write_through', None))
print(sys.getfilesystemencoding(), sys.getfilesystemencodeerrors(), locale.getlocale())
print([ascii(argument) for argument in sys.argv[1:]])
print(sys.warnoptions, sys._xoptions, sys.pycache_prefix, sys.dont_write_bytecode, sorted(sys.modules))
warnings.warn('deprecated', DeprecationWarning)
