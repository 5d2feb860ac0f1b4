#pragma once

#include "driver/options.h"
#include "emit/emit.h"
#include "pyc/code_object.h"

#include <llvm/Support/Error.h>

#include <string>
#include <vector>

namespace lasti::driver {

/// Takes a module through all stages to C++ text. `path` is the file that it was read from, for messages;
/// `name` is Python's name of the module; `id` makes its table's symbol. Errors name the file.
llvm::Expected<std::vector<emit::Unit>> translate(const pyc::Module &module, const std::string &path,
                                                  const std::string &name, const std::string &id,
                                                  const Options &options);

/// Prints what a module looks like behind a stage (see dump_stages()) on standard output.
llvm::Error dump(const pyc::Module &module, const std::string &path, const std::string &name,
                 const Options &options);

/// The stages that `dump` knows, for messages: "bytecode, graph, …".
std::string dump_stages();

/// `lasti emit` and `lasti build --emit=cpp`: writes a module's C++ text, in one unit.
llvm::Error emit_text(const pyc::Module &module, const std::string &path, const Options &options);

/// Takes a file and what went wrong with it. Returns the error with the file's name before it, if it is not
/// there yet.
llvm::Error in_file(const std::string &path, llvm::Error error);

/// Takes a path. Returns the name that an import of the file would use: `app` of `dir/app.py`.
std::string module_name(const std::string &path);

} // namespace lasti::driver
