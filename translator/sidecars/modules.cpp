#include "sidecars/modules.h"

#include "system/process.h"

#include <llvm/ADT/StringExtras.h>
#include <llvm/Support/FileSystem.h>

namespace lasti::sidecars {
namespace {

/// Arguments: a folder, the root for .pyc files (or nothing), whether the interpreter's path is meant (or
/// nothing), and those of compileall. Python's compileall
/// does its work; for each module that it has compiled, or has found to be compiled, three words go into the
/// list in the folder, each ended by NUL: the file, its .pyc, and the place of its sidecar, which is named
/// like the .pyc (runtime/sidecar/place.cpp looks there).
const char *const script = R"(
import compileall, importlib.util, os, re, sys, zipfile, zipimport
from importlib._bootstrap_external import _code_to_timestamp_pyc
from pathlib import Path
folder, root, takes_path = sys.argv[1:4]
del sys.argv[1:4]
if root:
    sys.pycache_prefix = root
if takes_path and not os.environ.get('PYTHONSAFEPATH'):
    sys.path.insert(0, os.getcwd())  # as with -m
compile_plainly, compile_tree = compileall.compile_file, compileall.compile_dir
walks, seen = [], set()

def name_of(file, level):
    return importlib.util.cache_from_source(file, optimization=None if level < 0 else level or '')

def write(*words):
    if words[2] not in seen:
        seen.add(words[2])
        listing.write(b'\0'.join(map(os.fsencode, words)) + b'\0')

def add(file, pyc, level):
    write(file, pyc, name_of(file, level).removesuffix('.pyc') + '.lasti.so')

def members(archive):
    """The names of its modules, those of .pyc files as if they were sources."""
    with zipfile.ZipFile(archive) as opened:
        names = [name.removesuffix('c') for name in opened.namelist() if name.endswith(('.py', '.pyc'))]
    return sorted({name for name in names if '__pycache__' not in name.split('/')})

def add_member(archive, member, level):
    """What zipimport itself makes of it."""
    package = member.removesuffix('/__init__.py')
    head, name = os.path.split(package.removesuffix('.py') if package == member else package)
    importer = zipimport.zipimporter(os.path.join(archive, head) if head else archive)
    code, file = importer.get_code(name), importer.get_filename(name)
    pyc = os.path.join(folder, str(len(seen)) + '.pyc')
    with open(pyc, 'wb') as out:
        out.write(_code_to_timestamp_pyc(code))
    place = os.path.basename(name_of(file, level)).removesuffix('.pyc') + '.lasti.so'
    inside = os.path.dirname(file)[len(archive):].lstrip('/')
    top, own = os.path.split(archive)
    beside = os.path.join(top, '__pycache__', own + '.lasti')
    if root:
        beside = os.path.join(root, os.path.abspath(archive).lstrip('/'))
    write(file, pyc, os.path.join(beside, inside, place))

def add_archive(archive, levels):
    done = True
    for member in members(archive):
        try:
            for level in levels:
                add_member(archive, member, level)
        except Exception as error:
            print(f'lasti: {archive}/{member}: {type(error).__name__}: {error}', file=sys.stderr)
            done = False
    return done

def add_other(path, levels):
    """What is no source."""
    if path.endswith('.pyc'):
        for level in levels if not walks or not os.path.exists(path[:-1]) else ():
            add(path, path, level)
    elif walks:
        return True
    elif zipfile.is_zipfile(path):
        return add_archive(path, levels)
    else:
        print(f'lasti: {path}: this is no module and no archive', file=sys.stderr)
        return False
    return True

def compile_file(fullname, ddir=None, force=False, rx=None, quiet=0, legacy=False, optimize=-1,
                 invalidation_mode=None, *, limit_sl_dest=None, **more):
    path = os.fspath(fullname)
    if rx is not None and rx.search(path):
        return True
    if limit_sl_dest is not None and os.path.islink(path):
        if Path(limit_sl_dest).resolve() not in Path(path).resolve().parents:
            return True
    levels = sorted({optimize} if isinstance(optimize, int) else set(optimize))
    if not path.endswith('.py') or not os.path.exists(path):
        return add_other(path, levels)
    done = compile_plainly(fullname, ddir, force, rx, quiet, legacy, optimize, invalidation_mode,
                           limit_sl_dest=limit_sl_dest, **more)
    if legacy:  # there is one, of the last level, and it counts whatever level the interpreter runs at
        levels = sorted({0, *levels})
    for level in levels if done else ():
        pyc = path + 'c' if legacy else name_of(path, level)
        if os.path.exists(pyc):
            add(path, pyc, level)
    return done

def compile_dir(folder, *arguments, **named):
    if not os.path.isdir(folder) and not takes_path:
        print(f'lasti: {folder}: No such file or directory', file=sys.stderr)
        return False
    walks.append(True)
    try:
        return compile_tree(folder, *arguments, **named)
    finally:
        walks.pop()

compileall.compile_file, compileall.compile_dir = compile_file, compile_dir
with open(os.path.join(folder, 'modules'), 'wb') as listing:
    try:
        done = compileall.main()
    except re.error as error:
        print(f'lasti: -x: {error}', file=sys.stderr)
        done = False
with open(os.path.join(folder, 'status'), 'w') as out:
    out.write('all' if done else 'some')
)";

/// What the child has written.
llvm::Expected<Modules> read_list(const system::TemporaryDirectory &folder) {
  llvm::Expected<std::string> status = system::read_file(folder.file("status"));
  if (!status) {
    llvm::consumeError(status.takeError());
    return llvm::createStringError("the interpreter's compileall did not come to its end");
  }
  llvm::Expected<std::string> list = system::read_file(folder.file("modules"));
  if (!list)
    return list.takeError();
  Modules modules;
  modules.are_all = *status == "all";
  llvm::SmallVector<llvm::StringRef, 0> words;
  llvm::StringRef(*list).split(words, '\0', -1, /*KeepEmpty=*/false);
  for (size_t i = 0; i + 2 < words.size(); i += 3)
    modules.found.push_back({words[i].str(), words[i + 1].str(), words[i + 2].str()});
  return modules;
}

} // namespace

llvm::Expected<Modules> find_modules(const program::Interpreter &interpreter, const Settings &settings,
                                     const system::TemporaryDirectory &folder) {
  if (llvm::Error error = system::check_readable(interpreter.path))
    return error;
  std::vector<std::string> arguments{"-P"};
  if (settings.takes_path) // of which compileall makes what the interpreter's own -O says
    arguments.insert(arguments.end(), interpreter.optimisation, "-O");
  else
    arguments.emplace_back("-S");
  arguments.insert(arguments.end(),
                   {"-c", script, folder.path(), settings.cache, settings.takes_path ? "path" : ""});
  arguments.insert(arguments.end(), settings.arguments.begin(), settings.arguments.end());
  arguments.emplace_back("--");
  arguments.insert(arguments.end(), settings.inputs.begin(), settings.inputs.end());
  llvm::Expected<int> status = system::run_openly(interpreter.path, arguments);
  if (!status)
    return status.takeError();
  return read_list(folder);
}

} // namespace lasti::sidecars
