"""Prints the text of an extension module that has wanted.cpp in a table of libraries.

    table.py < what lasti-bytecode-hash says of wanted.pyc
"""
import sys

hash = sys.stdin.read().split()[0]
print(f'''#include "native/lookup.h"
#include "wanted.cpp"

using namespace lasti;
using namespace lasti::runtime;

static const NativeLibrary libraries[] = {{
  {{{{0, 0}}, nullptr}},
  {{{{0x{hash[:16]}, 0x{hash[16:]}}}, &lasti_module_wanted}},
  {{{{UINT64_MAX, UINT64_MAX}}, nullptr}},
}};
static const LibraryTable table(libraries, 3);

static PyModuleDef definition = {{PyModuleDef_HEAD_INIT, "table", nullptr, -1}};
extern "C" __attribute__((visibility("default"))) PyObject *PyInit_table() {{
  return look_up_with(table) ? PyModule_Create(&definition) : nullptr;
}}''')
