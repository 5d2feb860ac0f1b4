# Writes a .pyc whose names, strings and file names try to end comments, literals and lines of the
# text that they get into. The program itself prints what it finds.
import importlib.util
import marshal
import struct
import sys
import types

NASTY = "\"'*/ /* \\\n??/ \t\0\x7f\u20ac\U0001f600\udc80{}%s{0}#define\r\u2028//\\"

SOURCE = '''
import sys

class Container:
    def victim(self, argument):
        local = argument.attribute
        frame = sys._getframe()
        print(ascii(frame.f_code.co_qualname), ascii(frame.f_code.co_filename))
        print(ascii(sorted(frame.f_locals)))
        return "constant", b"bytes", local

def other(keyword=None):
    return keyword

Container.attribute = "value"
print(ascii(Container().victim(Container)))
print(ascii(other(keyword=1)))
try:
    Container().attribute_that_is_missing
except AttributeError as error:
    print(ascii(error.name))
'''

RENAMED = {"victim", "argument", "local", "attribute", "other", "keyword",
           "attribute_that_is_missing", "constant"}


def rename(text):
    return ".".join(part + NASTY if part in RENAMED else part for part in text.split("."))


def rewrite(value):
    if isinstance(value, str):
        return rename(value)
    if isinstance(value, bytes):
        return value + bytes(range(256))
    if isinstance(value, tuple):
        return tuple(map(rewrite, value))
    if isinstance(value, types.CodeType):
        return value.replace(
            co_consts=rewrite(value.co_consts), co_names=rewrite(value.co_names),
            co_varnames=rewrite(value.co_varnames), co_name=rename(value.co_name),
            co_qualname=rename(value.co_qualname), co_filename="dir/" + NASTY)
    return value


code = rewrite(compile(SOURCE, "hostile.py", "exec"))
with open(sys.argv[1], "wb") as file:
    file.write(importlib.util.MAGIC_NUMBER + struct.pack("<III", 0, 0, 0) + marshal.dumps(code))
