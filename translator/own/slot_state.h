#pragma once

// The value stack while a block is given its slots: which value each slot holds, who owns its reference, and
// the nodes that change that.

#include "own/ownership.h"

namespace lasti::own {

class SlotState {
public:
  explicit SlotState(ir::Function &function)
      : owners(function.values.size()), function(function), place(function.values.size()) {}

  /// Begins a block: its values have been given owners. Nodes go to `to`.
  void enter(const ir::Block &block, std::vector<ir::Node> &to);
  /// Begins an instruction, which f_lasti does not show yet.
  void begin(uint32_t instruction);

  /// Adds a node. The reference is good until the next one is added.
  ir::Node &add(ir::Node node);
  ir::Node &add(ir::Kind kind, uint32_t immediate);
  /// f_lasti is the instruction, for everybody who looks.
  void at();

  size_t size() const { return slots.size(); }
  uint32_t slot_of(ir::ValueId value) const { return place[value]; }
  ir::Hold hold(size_t slot) const;
  /// What all slots hold, as long as the function lives.
  llvm::ArrayRef<ir::Hold> holds() const;
  /// The same with an owned one on top.
  llvm::ArrayRef<ir::Hold> holds_with_one() const;

  /// Puts a value on top. Returns its slot.
  uint32_t push(ir::ValueId value);
  /// The value has gone to an operation.
  void consume(ir::ValueId value);
  /// The slot of a value has another name.
  void rename(ir::ValueId value, ir::ValueId name) { set(place[value], name); }
  /// No slot on top is empty.
  void trim();

  /// Makes the slots hold what they shall, and drops what is not wanted any more.
  void arrange(llvm::ArrayRef<ir::ValueId> wanted);
  /// Makes the slots as they are expected elsewhere: with references of their own, or NULL.
  void convert(const Owners &wanted);
  /// Drops all references, from the top.
  void drop_all();

  /// What happens on the way to a block's jump goes to its own nodes, and is forgotten on the other way.
  class OnJump {
  public:
    OnJump(SlotState &state, ir::Block &block);
    ~OnJump();

  private:
    SlotState &state;
    const std::vector<ir::ValueId> slots;
    std::vector<ir::Node> *const out;
    const bool is_at;
  };

  std::vector<Owner> owners; ///< by value

private:
  void set(size_t slot, ir::ValueId value);
  void bring(ir::ValueId value, uint32_t to);

  ir::Function &function;
  std::vector<ir::Node> *out = nullptr;
  std::vector<ir::ValueId> slots; // what is in each slot; no_value: nothing
  std::vector<uint32_t> place;    // by value: its slot
  uint32_t instruction = 0;
  bool is_at = false; // f_lasti is the instruction
};

} // namespace lasti::own
