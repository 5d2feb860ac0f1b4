#include "opgen/tool/reader.h"

#include "opgen/tool/annotation.h"
#include "opgen/tool/signature.h"

#include <clang/AST/ASTConsumer.h>
#include <clang/AST/ASTContext.h>
#include <clang/AST/Comment.h>
#include <clang/AST/RecursiveASTVisitor.h>
#include <clang/Frontend/CompilerInstance.h>
#include <clang/Frontend/FrontendAction.h>
#include <clang/Tooling/Tooling.h>
#include <llvm/ADT/STLExtras.h>

namespace lasti::opgen {
namespace {

constexpr llvm::StringRef prefix = "lasti.op:";

/// Whether the instruction itself has to do with a local.
bool names_local(bytecode::Opcode opcode) {
  const bytecode::Argument argument = bytecode::argument_kind(opcode);
  return argument == bytecode::Argument::Local || argument == bytecode::Argument::Free;
}

/// Which twin of the instruction a function is: its signature says it.
Form form_of(const OperationText &row) {
  auto is_local = [](const ImmediateText &immediate) { return immediate.kind == ImmediateKind::Local; };
  if (row.result == ResultKind::Truth)
    return Form::Condition;
  if (!names_local(row.opcode) && llvm::any_of(row.immediates, is_local))
    return Form::Update;
  return Form::Value;
}

class Visitor : public clang::RecursiveASTVisitor<Visitor> {
public:
  Visitor(clang::ASTContext &context, llvm::StringRef runtime, std::vector<OperationText> &rows)
      : context(context), runtime(runtime), rows(rows) {}

  bool VisitFunctionDecl(clang::FunctionDecl *function) {
    for (const auto *attribute : function->specific_attrs<clang::AnnotateAttr>())
      if (attribute->getAnnotation().starts_with(prefix) && !attribute->isInherited())
        if (llvm::Error error = add(*function, attribute->getAnnotation().substr(prefix.size())))
          report(function->getLocation(), llvm::toString(std::move(error)));
    return true;
  }

private:
  clang::ASTContext &context;
  llvm::StringRef runtime;
  std::vector<OperationText> &rows;

  llvm::Error add(const clang::FunctionDecl &function, llvm::StringRef text) {
    llvm::Expected<Annotation> annotation = parse_annotation(text);
    if (!annotation)
      return annotation.takeError();
    std::optional<bytecode::Opcode> opcode = bytecode::find_opcode(annotation->opcode);
    if (!opcode)
      return llvm::createStringError("LASTI_OP: there is no opcode '%s'", annotation->opcode.c_str());
    llvm::Expected<OperationText> row = read_signature(function, *annotation);
    if (!row)
      return row.takeError();
    row->opcode = *opcode;
    row->form = form_of(*row);
    row->function = function.getName().str();
    row->header = header_of(function);
    row->summary = summary_of(function);
    rows.push_back(std::move(*row));
    return llvm::Error::success();
  }

  void report(clang::SourceLocation location, const std::string &message) {
    clang::DiagnosticsEngine &engine = context.getDiagnostics();
    unsigned id = engine.getCustomDiagID(clang::DiagnosticsEngine::Error, "%0");
    engine.Report(location, id) << message;
  }

  std::string header_of(const clang::FunctionDecl &function) {
    const clang::SourceManager &sources = context.getSourceManager();
    llvm::StringRef path = sources.getFilename(sources.getExpansionLoc(function.getLocation()));
    path.consume_front(runtime);
    return path.ltrim('/').str();
  }

  /// The first sentence of the comment in front of the function, on one line.
  std::string summary_of(const clang::FunctionDecl &function) {
    const clang::RawComment *comment = context.getRawCommentForAnyRedecl(&function);
    if (!comment)
      return "";
    std::string text = comment->getBriefText(context);
    size_t end = text.find(". ");
    return end == std::string::npos ? text : text.substr(0, end + 1);
  }
};

class Consumer : public clang::ASTConsumer {
public:
  Consumer(llvm::StringRef runtime, std::vector<OperationText> &rows) : runtime(runtime), rows(rows) {}
  void HandleTranslationUnit(clang::ASTContext &context) override {
    Visitor(context, runtime, rows).TraverseDecl(context.getTranslationUnitDecl());
  }

private:
  llvm::StringRef runtime;
  std::vector<OperationText> &rows;
};

class Action : public clang::ASTFrontendAction {
public:
  Action(llvm::StringRef runtime, std::vector<OperationText> &rows) : runtime(runtime), rows(rows) {}
  std::unique_ptr<clang::ASTConsumer> CreateASTConsumer(clang::CompilerInstance &, llvm::StringRef) override {
    return std::make_unique<Consumer>(runtime, rows);
  }

private:
  llvm::StringRef runtime;
  std::vector<OperationText> &rows;
};

} // namespace

llvm::Expected<std::vector<OperationText>> read_operations(llvm::StringRef runtime,
                                                           llvm::ArrayRef<std::string> flags) {
  std::vector<OperationText> rows;
  std::vector<std::string> arguments(flags.begin(), flags.end());
  arguments.push_back("-fparse-all-comments");
  arguments.push_back("-fsyntax-only");
  bool ok = clang::tooling::runToolOnCodeWithArgs(std::make_unique<Action>(runtime, rows),
                                                  "#include \"runtime.h\"\n", arguments, "operations.cpp",
                                                  "lasti-opgen");
  if (!ok)
    return llvm::createStringError("the runtime's headers have errors");
  return rows;
}

} // namespace lasti::opgen
