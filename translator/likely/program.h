#pragma once

// Likely types over a whole module: what call sites pass, what functions return, what attributes, globals and
// containers are seen to be given. Nothing is looked at twice in vain: it ends when nothing changes.

#include "likely/guess.h"

#include <string>

namespace lasti::likely {

class Program {
public:
  explicit Program(const ir::Module &module);

  /// Looks at all functions until nothing changes, or it takes too long.
  void run();

  /// Where an argument of a function was first seen to be passed; empty: nowhere.
  std::string origin_of(const ir::Function &function, uint32_t argument) const;

  /// What a value of a function is.
  Guess guess_of(const ir::Function &function, ir::ValueId value) const;

  /// The code index of the __init__ that a class itself defines.
  std::optional<uint32_t> init_of(const Guess &type) const;

  /// The same of the method that an operator calls: of the left operand, or the reflected one of the right.
  std::optional<uint32_t> operator_of(llvm::StringRef operation, const Guess &left, const Guess &right) const;

private:
  using Key = std::pair<uint32_t, std::string>; ///< a class, and the name of an attribute

  std::optional<uint32_t> method_of(const Guess &type, Kind kind, const std::string &name) const;

  void look_at(const ir::Function &function);
  void look_at(const ir::Function &function, const ir::Node &node);
  void operation(const ir::Node &node);
  void make_function(const ir::Node &node);
  void annotate(uint32_t code, const ir::Node &annotations);
  void name_operation(const ir::Node &node, llvm::StringRef operation);
  void attribute_operation(const ir::Node &node, llvm::StringRef operation);
  bool container_operation(const ir::Node &node, llvm::StringRef operation);
  void call(const ir::Node &node);
  Guess call_builtin(const ir::Node &node, const std::string &name, const std::vector<Guess> &arguments);
  Guess call_method(const ir::Node &node, const std::string &name, const Guess &owner,
                    const std::vector<Guess> &arguments);
  Guess call_code(uint32_t code, const std::vector<Guess> &arguments);
  Guess binary(llvm::StringRef operation, const Guess &left, const Guess &right);
  Guess constant(const pyc::Constant &constant);
  Guess item_of(const Guess &container, const ir::Node *key);
  Guess element_of(const Guess &iterable);
  Guess made(Kind kind, const void *maker) { return {kind, sites.site_of(maker)}; }

  Guess get(ir::ValueId value) const { return values.at(current->code_index)[value]; }
  void set(ir::ValueId value, const Guess &guess);
  template <class Map, class Place>
  void add(Map &map, const Place &place, const Guess &guess);
  uint32_t name_site(const std::string &name);

  const ir::Module &module;
  Sites sites;
  std::map<const pyc::CodeObject *, uint32_t> code_indices;
  std::map<uint32_t, const ir::Function *> functions;
  std::map<uint32_t, const pyc::CodeObject *> codes;
  std::map<uint32_t, std::vector<Guess>> values; ///< by function
  std::map<std::pair<uint32_t, uint32_t>, Guess> arguments;
  std::map<uint32_t, std::pair<const ir::Function *, uint32_t>>
      callers; ///< by function: where it is called first
  std::map<uint32_t, Guess> results, yields;
  std::map<Key, Guess> attributes, methods;
  std::map<std::string, Guess> by_name; ///< attributes, whatever their owner
  std::map<std::string, Guess> globals, cells;
  std::map<std::string, uint32_t> names;
  std::vector<std::string> name_texts;
  std::vector<const ir::Node *> makers; ///< by value, of the function that is looked at
  const ir::Function *current = nullptr;
  uint32_t instruction = 0; ///< of it, that is looked at
  bool changed = false;
};

template <class Map, class Place>
void Program::add(Map &map, const Place &place, const Guess &guess) {
  Guess &known = map[place];
  const Guess joined = sites.join(known, guess);
  if (joined == known)
    return;
  known = joined;
  changed = true;
}

} // namespace lasti::likely
