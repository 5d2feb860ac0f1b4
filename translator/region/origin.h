#pragma once

// What an iterator walks along: by what makes it, of a comprehension in the function around it.

#include "ir/function.h"

#include <vector>

namespace lasti::region {

/// A value of a function. The functions of the module stay as they are for as long as it is asked.
class Origin {
public:
  Origin(const ir::Module &module, const ir::Function &function, ir::ValueId value);

  /// The kind of what is walked along, guessed from what makes it, else from what it likely is. Whether it is
  /// so is seen at the entry of the region.
  words::Cursor::Kind kind() const;
  /// The arguments of the enumerate or zip that it is.
  std::vector<Origin> arguments() const;

private:
  const ir::Node *call_of(llvm::StringRef name) const;
  void find_iterable();
  bool go_around(const ir::Node &load);

  const ir::Module *module;
  const ir::Function *function;
  ir::ValueId value;
  const ir::Node *maker = nullptr; ///< null: a phi
};

} // namespace lasti::region
