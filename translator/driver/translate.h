#pragma once

#include "choice/choose.h"
#include "compile/target.h"
#include "driver/options.h"
#include "emit/emit.h"
#include "ir/function.h"
#include "library/natives.h"
#include "profile/choose.h"
#include "program/python.h"
#include "pyc/code_object.h"
#include "system/output_file.h"

#include <llvm/Support/Error.h>

#include <string>
#include <vector>

namespace lasti::driver {

/// Returns how .py files are compiled: by the interpreter that options.python names, else by the default
/// target's.
program::Interpreter interpreter_of(const Options &options);

/// Returns the target that a module is translated for: that of its version.
llvm::Expected<const compile::Target *> target_of(const pyc::Module &module);

/// What a profile says of the functions of a module, by code index. Empty: there is none.
using Choices = std::vector<profile::Choice>;

/// What is known of a module beside its code, for the choice of forms.
struct Background {
  choice::Origin origin = choice::Origin::Program;
  Choices profiled;
};

/// Takes a module through all stages but the last, or to the one that options.dump names: what emission, or
/// --dump, goes on from. What stays interpreted is not in it.
llvm::Expected<ir::Module> analyse(const pyc::Module &module, const Options &options,
                                   const Background &background = {});

/// Takes a module through all stages to C++ text. `path` is the file that it was read from, for messages;
/// `name` is Python's name of the module; `id` makes its table's symbol. Errors name the file.
llvm::Expected<emit::Text> translate(const pyc::Module &module, const std::string &path,
                                     const std::string &name, const std::string &id, const Options &options,
                                     const Background &background = {});

/// Prints the form that is chosen for each function of a module, and why, a line each.
llvm::Error print_forms(const pyc::Module &module, const std::string &path, const Options &options,
                        const Background &background, llvm::raw_ostream &out);

/// The same for an installed module, as libraries are translated: to units that do not depend on the
/// program. `choices` are those of a profile.
llvm::Expected<emit::Text> translate_library(const library::Library &library, const std::string &id,
                                             const Options &options, const Choices &choices);

/// The files that a module was read from: `path`, and the source of a .pyc, which need not exist.
std::vector<std::string> files_of(const pyc::Module &module, const std::string &path);

/// The same as what no output may replace.
system::InputFiles inputs_of(const pyc::Module &module, const std::string &path);

/// Takes a file and what went wrong with it. Returns the error with the file's name before it, if it is not
/// there yet.
llvm::Error in_file(const std::string &path, llvm::Error error);

} // namespace lasti::driver
