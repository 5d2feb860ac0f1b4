"""What lit has to know: which files are tests, what %names in them mean, what this machine has.

`--param python=3.11` says which version of CPython the programs are built for and compared with: %python.
"""

import glob
import os
import shutil
import subprocess

import lit.formats

config.name = 'lasti'
config.test_format = lit.formats.ShTest(execute_external=False)
config.suffixes = ['.test', '.py', '.ir']
config.excludes = ['Inputs', 'lit.cfg.py', 'check.py', 'harness', 'bench', 'demo']
config.test_source_root = os.path.dirname(__file__)

target = lit_config.params.get('python', next(iter(config.pythons)))
if target not in config.pythons:
    lit_config.fatal(f'there is no target {target}: only {", ".join(config.pythons)}')
config.python = config.pythons[target]
config.version_folder = 'py' + target.replace('.', '')
config.available_features.add('target=' + target)

# The interpreter of each version, listed or run by the tests: `python3.8` is a feature, %python3.8 a path.
VERSIONS = ['3.6', '3.7', '3.8', '3.9', '3.10', '3.11', '3.12', '3.13']


def answers(python, version):
    """Whether `python` is an interpreter of that version."""
    script = 'import sys; print("%d.%d" % sys.version_info[:2])'
    try:
        result = subprocess.run([python, '-I', '-c', script], capture_output=True, timeout=20)
    except (OSError, subprocess.TimeoutExpired):
        return False
    return result.stdout.decode().strip() == version


def find_python(version):
    """The interpreter of a version: the target itself, one of pyenv's, or one on $PATH; or None."""
    candidates = [config.pythons[version]] if version in config.pythons else []
    candidates += sorted(glob.glob(os.path.expanduser(f'~/.pyenv/versions/{version}.*/bin/python')))
    candidates += [shutil.which('python' + version) or '']
    return next((path for path in candidates if path and answers(path, version)), None)


def has_module(name):
    """Whether the target interpreter can import a module."""
    command = [config.python, '-c', f'import importlib.util as u; raise SystemExit(u.find_spec("{name}") is None)']
    return subprocess.run(command, capture_output=True).returncode == 0


for version in VERSIONS:
    path = find_python(version)
    if path:
        config.available_features.add('python' + version)
        config.substitutions.append(('%python' + version.replace('.', r'\.') + r'\b', path))

for module in ['numpy', 'pytest', 'sqlite3', 'ssl', 'ctypes', 'test.support', '_testcapi']:
    if has_module(module):
        config.available_features.add(module)

if shutil.which('valgrind'):
    config.available_features.add('valgrind')
chromium = shutil.which('chromium-headless-shell') or shutil.which('chromium')
if chromium:
    config.available_features.add('chromium')
    config.substitutions.append(('%chromium', chromium))
else:
    lit_config.note('there is no Chromium: the page of lasti bench is not opened')
if shutil.which('g++'):
    config.available_features.add('g++')
if os.geteuid() == 0:
    config.available_features.add('root')

for tool in ['FileCheck', 'not', 'count', 'split-file', 'llvm-nm', 'llvm-objdump', 'llvm-dwarfdump']:
    path = os.path.join(config.llvm_tools, tool)
    config.substitutions.append((f'%{tool}\\b', path))
tree = os.path.dirname(os.path.dirname(config.lasti))
config.substitutions.append(('%lasti_package', os.path.join(tree, 'lib/lasti', config.version_folder, 'python')))
config.substitutions.append(('%lasti_tree', tree))
config.substitutions.append(('%lasti', config.lasti))
config.substitutions.append(('%python', config.python))
config.substitutions.append(('%opgen_page', os.path.join(config.generated, config.version_folder, 'opcodes.md')))
config.substitutions.append(('%docs', config.docs))
config.substitutions.append(('%llvm_include', config.llvm_include))
config.substitutions.append((r'%runtime\b', config.runtime))
config.substitutions.append(('%runtime_objects', os.path.join(config.runtime_objects, config.version_folder)))

# The tools are found by their plain names, too.
config.environment['PATH'] = os.pathsep.join([os.path.dirname(config.lasti), config.llvm_tools, os.environ['PATH']])
config.environment['LASTI_CACHE'] = config.cache
# No test compiles the standard library unawares; those of libraries say --follow.
config.environment['LASTI_FOLLOW'] = 'beside'
# Each function is verified behind each pass.
config.environment['LASTI_VERIFY'] = '1'
config.environment['LC_ALL'] = 'C.UTF-8'
config.environment['PYTHONDONTWRITEBYTECODE'] = '1'
config.environment['PYTHONHASHSEED'] = '0'
