"""Turns Lasti on in an interpreter that says of itself that it is the release 3.11.9."""
import ctypes

import lasti

version = ctypes.c_ulong.in_dll(ctypes.pythonapi, 'Py_Version')
page = ctypes.addressof(version) & ~4095
assert ctypes.pythonapi.mprotect(ctypes.c_void_p(page), ctypes.c_size_t(8192), 7) == 0
version.value = 0x030B09F0
print('on' if lasti.turn_on() else 'off')
try:
    import lasti._runtime
except ImportError as error:
    print(error)
