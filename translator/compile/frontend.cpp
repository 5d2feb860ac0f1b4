// Clang as a library: the driver turns our flags into a cc1 command line, and a CompilerInstance runs it
// here instead of in a child process.

#include "compile/frontend.h"

#include "system/files.h"
#include "system/process.h"
#include "compile/passes.h"
#include "compile/settings.h"

#include <clang/Basic/DiagnosticOptions.h>
#include <clang/CodeGen/CodeGenAction.h>
#include <clang/Driver/Compilation.h>
#include <clang/Driver/Driver.h>
#include <clang/Frontend/CompilerInstance.h>
#include <clang/Frontend/CompilerInvocation.h>
#include <clang/Frontend/FrontendActions.h>
#include <clang/Frontend/TextDiagnosticPrinter.h>
#include <clang/Lex/PreprocessorOptions.h>
#include <llvm/Support/TargetSelect.h>
#include <llvm/TargetParser/Host.h>

#include <memory>

namespace lasti::compile {
namespace {

using clang::CompilerInstance;
using clang::CompilerInvocation;

/// One run of Clang: its messages are kept as text.
class Frontend {
public:
  /// Runs `action` on the file `name`; `flags` as for the clang++ command, with the kind of output. `text`
  /// stands for the file's contents; null: it is read from the disk. The output goes to `result`, or to the
  /// file if that is null.
  llvm::Error run(const std::string &name, const std::string *text, llvm::ArrayRef<std::string> flags,
                  const std::string &output, clang::FrontendAction &action, bool verbose,
                  llvm::SmallVectorImpl<char> *result = nullptr) {
    CompilerInstance instance;
    if (result)
      instance.setOutputStream(std::make_unique<llvm::raw_svector_ostream>(*result));
    instance.createDiagnostics(new clang::TextDiagnosticPrinter(stream, &*diagnostic_options), true);
    instance.setVerboseOutputStream(stream);
    if (!prepare(instance, name, text, flags, output))
      return failure(verbose);
    bool ok = instance.ExecuteAction(action);
    return ok ? llvm::Error::success() : failure(verbose);
  }

private:
  std::string messages;
  llvm::raw_string_ostream stream{messages};
  llvm::IntrusiveRefCntPtr<clang::DiagnosticOptions> diagnostic_options = new clang::DiagnosticOptions;

  llvm::Error failure(bool verbose) {
    stream.flush();
    return llvm::createStringError("the C++ compiler failed: %s",
                                   (verbose ? messages : system::first_error(messages)).c_str());
  }

  bool prepare(CompilerInstance &instance, const std::string &name, const std::string *text,
               llvm::ArrayRef<std::string> flags, const std::string &output) {
    clang::DiagnosticsEngine &diagnostics = instance.getDiagnostics();
    clang::driver::Driver driver(settings::cxx, llvm::sys::getDefaultTargetTriple(), diagnostics, "lasti");
    driver.setCheckInputsExist(false);
    std::vector<const char *> arguments{settings::cxx, "-resource-dir", settings::resource_dir};
    for (const std::string &flag : flags)
      arguments.push_back(flag.c_str());
    arguments.insert(arguments.end(), {"-o", output.c_str(), name.c_str()});
    std::unique_ptr<clang::driver::Compilation> compilation(driver.BuildCompilation(arguments));
    if (!compilation || compilation->containsError() || compilation->getJobs().empty())
      return false;
    auto invocation = std::make_shared<CompilerInvocation>();
    const clang::driver::Command &command = *compilation->getJobs().begin();
    if (!CompilerInvocation::CreateFromArgs(*invocation, command.getArguments(), diagnostics, settings::cxx))
      return false;
    invocation->getFrontendOpts().DisableFree = false;
    invocation->getCodeGenOpts().DisableFree = false;
    invocation->getCodeGenOpts().PassBuilderCallbacks.push_back(add_passes);
    if (text)
      invocation->getPreprocessorOpts().addRemappedFile(
          name, llvm::MemoryBuffer::getMemBufferCopy(*text, name).release());
    instance.setInvocation(std::move(invocation));
    return true;
  }
};

void initialize_target() {
  static const bool done = [] {
    return llvm::InitializeNativeTarget() || llvm::InitializeNativeTargetAsmPrinter() ||
           llvm::InitializeNativeTargetAsmParser();
  }();
  (void)done;
}

} // namespace

llvm::Error compile_in_process(const Source &source, llvm::ArrayRef<std::string> flags,
                               const std::string &header, const std::string &object, bool verbose) {
  initialize_target();
  std::vector<std::string> arguments(flags.begin(), flags.end());
  if (!header.empty())
    arguments.insert(arguments.end(), {"-include-pch", header});
  arguments.insert(arguments.end(), {"-x", "c++", "-c"});
  clang::EmitObjAction action;
  // Into memory: Clang ends the process where a write of its own fails.
  llvm::SmallVector<char, 0> result;
  if (llvm::Error error =
          Frontend().run(source.name, &source.text, arguments, object, action, verbose, &result))
    return error;
  return system::write_file(object, llvm::StringRef(result.data(), result.size()));
}

llvm::Error precompile(const std::string &path, llvm::ArrayRef<std::string> flags,
                       const std::string &output) {
  initialize_target();
  std::vector<std::string> arguments(flags.begin(), flags.end());
  arguments.insert(arguments.end(), {"-x", "c++-header"});
  clang::GeneratePCHAction action;
  return Frontend().run(path, nullptr, arguments, output, action, false);
}

} // namespace lasti::compile
