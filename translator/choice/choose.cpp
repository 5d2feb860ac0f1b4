#include "choice/choose.h"

#include <llvm/ADT/STLExtras.h>
#include <llvm/ADT/Sequence.h>

namespace lasti::choice {

using ir::Form;

namespace {

/// The time of Clang's passes grows faster than a function does.
constexpr size_t giant = 20000; // instructions

bool has_loop(const ir::Function &function) {
  const auto &instructions = function.body.instructions;
  return llvm::any_of(llvm::seq<uint32_t>(instructions.size()), [&](uint32_t index) {
    return instructions[index].target && *instructions[index].target <= index;
  });
}

/// Not the body of a module or class.
bool is_function(const ir::Function &function) {
  return function.body.code->flags & pyc::code_flags::optimized;
}

Choice choose_for_program(const ir::Function &function) {
  if (function.body.instructions.size() > giant)
    return {Form::Plain, "more than 20000 instructions"};
  if (has_loop(function))
    return {Form::Full, "a loop"};
  if (!is_function(function))
    return {Form::Plain, "a module's or class's body without a loop runs once"};
  return {Form::Full, "a function of the program"};
}

} // namespace

Choice choose(const ir::Function &function, const Circumstances &circumstances) {
  if (circumstances.profiled && !profile::is_native(*circumstances.profiled))
    return {Form::Interpreted, *circumstances.profiled == profile::Choice::Cold
                                   ? "it ran a few times only in the profile"
                                   : "it never ran in the profile"};
  if (circumstances.origin == Origin::Library && !is_function(function))
    return {Form::Interpreted, "a library's body runs once: it would be more to load than to do"};
  if (circumstances.level == 0)
    return {Form::Literal, "-O0"};
  if (circumstances.checks)
    return {Form::Full, "--checks"};
  if (circumstances.level == 1)
    return {Form::Plain, "-O1"};
  if (circumstances.level == 3)
    return {Form::Full, "-O3"};
  if (circumstances.profiled == profile::Choice::Hot)
    return {Form::Full, "hot in the profile"};
  if (circumstances.origin == Origin::Library)
    return {Form::Plain, "a library"};
  return choose_for_program(function);
}

} // namespace lasti::choice
