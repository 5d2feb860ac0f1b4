// What emitted code needs beside LLVM's own pipeline, so that a function is compiled in time that grows as
// its length does.
//
// Operations are always_inline, and LLVM does that before it simplifies: a long function then gets thousands
// of variables that SROA takes quadratic time to remove. So a pass inlines and simplifies bottom-up before
// all else: an operation is simple before it is copied.
//
// A very long function calls its operations ([[clang::noinline]], emit/function.cpp). The attribute counts
// for all that stands in the function, for what is less than a call, too: take(s0), f.at(12). The second pass
// inlines these.

#include "compile/passes.h"

#include <llvm/Analysis/InlineCost.h>
#include <llvm/IR/InstIterator.h>
#include <llvm/IR/Module.h>
#include <llvm/Passes/PassBuilder.h>
#include <llvm/Transforms/IPO/Inliner.h>
#include <llvm/Transforms/Scalar/EarlyCSE.h>
#include <llvm/Transforms/Scalar/SROA.h>
#include <llvm/Transforms/Scalar/SimplifyCFG.h>
#include <llvm/Transforms/Utils/Cloning.h>

namespace lasti::compile {
namespace {

llvm::FunctionPassManager simplification() {
  llvm::FunctionPassManager simplify;
  simplify.addPass(llvm::SROAPass(llvm::SROAOptions::ModifyCFG));
  simplify.addPass(llvm::EarlyCSEPass());
  simplify.addPass(llvm::SimplifyCFGPass());
  return simplify;
}

/// True for a function that is hardly more than its call: addresses and casts cost nothing.
bool is_trivial(const llvm::Function &function) {
  constexpr unsigned most = 13; // as many as Frame::leaving has
  if (function.isDeclaration() || function.hasFnAttribute(llvm::Attribute::NoInline))
    return false;
  unsigned size = 0;
  for (const llvm::Instruction &instruction : llvm::instructions(function))
    size += !llvm::isa<llvm::GetElementPtrInst, llvm::CastInst, llvm::PHINode>(instruction);
  return size <= most;
}

/// Inlines trivial functions where the call says that nothing is inlined.
struct InlineTrivialCalls : llvm::PassInfoMixin<InlineTrivialCalls> {
  llvm::PreservedAnalyses run(llvm::Module &module, llvm::ModuleAnalysisManager &) {
    bool changed = false;
    for (llvm::Function &function : module)
      changed |= run(function);
    return changed ? llvm::PreservedAnalyses::none() : llvm::PreservedAnalyses::all();
  }

  static bool run(llvm::Function &function) {
    std::vector<llvm::CallBase *> calls;
    for (llvm::Instruction &instruction : llvm::instructions(function))
      if (auto *call = llvm::dyn_cast<llvm::CallBase>(&instruction))
        if (call->getAttributes().hasFnAttr(llvm::Attribute::NoInline))
          if (const llvm::Function *callee = call->getCalledFunction(); callee && is_trivial(*callee))
            calls.push_back(call);
    for (llvm::CallBase *call : calls) {
      llvm::InlineFunctionInfo info;
      llvm::InlineFunction(*call, info);
    }
    return !calls.empty();
  }
};

} // namespace

void add_passes(llvm::PassBuilder &builder) {
  constexpr int threshold = 5; // only what is smaller than its call, beside always_inline
  builder.registerPipelineStartEPCallback([](llvm::ModulePassManager &passes, llvm::OptimizationLevel level) {
    if (level == llvm::OptimizationLevel::O0)
      return;
    llvm::ModuleInlinerWrapperPass inliner(llvm::getInlineParams(threshold), /*MandatoryFirst=*/false);
    inliner.getPM().addPass(llvm::createCGSCCToFunctionPassAdaptor(simplification()));
    passes.addPass(std::move(inliner));
    passes.addPass(InlineTrivialCalls());
  });
}

} // namespace lasti::compile
