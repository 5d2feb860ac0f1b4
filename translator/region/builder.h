#pragma once

// The making of one region: the blocks of a loop are walked along, each Python value as the words that stand
// for it. What is assumed of the locals where the loop begins anew is found by doing it again until it holds.

#include "ir/dominance.h"
#include "opt/loops.h"
#include "region/known.h"
#include "region/origin.h"

#include <llvm/ADT/StringRef.h>

#include <initializer_list>

namespace lasti::region {

/// What may end where something is written over.
enum class Ends : uint8_t { Numbers, Objects };

/// How a local comes to the head of a loop.
enum class Carried : uint8_t { InFrame, Int, Float, Bool, Object };

/// How a value is best carried, and the word of a number that is (else Nothing).
Carried carried_of(const Known &known);
Word word_of(Carried carried);
/// The word of numbers of a type, else Nothing.
Word word_of(ir::Type type);
/// The operation that makes a word of an object.
words::Operation unboxing(Word word);

/// What is assumed of a region, and comes out of making it.
struct Assumptions {
  using Place = std::pair<ir::BlockId, uint32_t>; ///< the header of a loop, and a local
  std::map<Place, Carried> carried;
  std::map<Place, unsigned> changes;  ///< how often that was another
  std::set<Place> borrowing;          ///< locals that come round with objects that they have not made
  std::set<Place> lacking;            ///< locals that come round without their objects
  std::set<uint32_t> eager;           ///< locals that are stored when the program does it
  std::set<const ir::Node *> refused; ///< what makes instances that cannot be done here
  std::map<Place, Word> before;       ///< looked at before a loop inside; Nothing: as doubles
  std::set<Place> lists_before;       ///< the same as lists
  std::map<uint32_t, Word> at_entry;  ///< by Known::fixed: looked at before the loop; Nothing: as doubles
  std::set<uint32_t> lists_at_entry;  ///< the same as lists
  bool has_floats = false;            ///< it calculates with floats
  bool keeps_instances = false;       ///< new instances are made, and stored over others maybe
  std::optional<Word> result;         ///< of a clone: what it returns
  std::map<size_t, Word> parameters; ///< of a clone: what it passes itself, where that is not likely anything
};

/// Whether a function can be called with so many arguments by position alone, the rest being defaults, and is
/// a short one without loops.
bool is_simple(const ir::Function &callee, size_t arguments);

class Builder {
public:
  /// `loop` is one of `all`, the function's. `module` has the functions that may be called. `gives`: what it
  /// yields is given to a sink.
  Builder(const ir::Module &module, const ir::Function &function, const opt::Loop &loop,
          const std::vector<opt::Loop> &all, const ir::Dominance &dominance, Assumptions &assumptions,
          bool gives = false);

  /// Makes the region. Nothing: it would not pay, or the loop does what only boxed code can do on each round.
  /// `again`: something else has to be assumed.
  std::optional<words::Region> build(bool &again);

  /// Makes the function on words, of which no loop is looked at. `signature` says all but the result.
  /// Nothing: the function cannot be done so, or does not call itself.
  std::optional<words::Clone> build_clone(words::Signature signature, bool &again);

private:
  using Operation = words::Operation;
  using Kind = Known::Kind;

  /// A boundary that an exit may lead to.
  struct ExitPoint {
    uint32_t instruction = 0;
    State state;
    std::vector<Known> stack;
    words::ExitId exit = none;
  };
  /// A way into a block that has not been walked along yet.
  struct Incoming {
    words::BlockId from;
    bool is_other; ///< it is Block::other
    State state;
    std::vector<Known> stack;
  };

  /// A loop of the region, which may be inside of another.
  struct LoopFacts {
    const opt::Loop *loop;
    std::set<uint32_t> stored; ///< locals that it stores to
    std::vector<ir::BlockId> latches;
  };

  /// A function of the module that is done in the midst of the loop: it has no frame, and nothing in it can
  /// be seen.
  struct Inlined {
    const ir::Function *function;
    ValueId object = none;
    Inlined *caller = nullptr;
    std::vector<Incoming> returns;                  ///< with what is returned as the stack
    llvm::ArrayRef<ir::ValueId> inputs = {};        ///< of the call
    std::map<ir::ValueId, Known> *around = nullptr; ///< the caller's values
    bool is_operator = false;                       ///< what returns NotImplemented has not done it
  };

  // Nodes (builder.cpp).
  words::Block &block() { return region.blocks[here]; }
  ValueId emit(Operation operation, std::initializer_list<ValueId> inputs = {}, int64_t immediate = 0,
               CursorId cursor = none);
  /// The same of an operation with an inline cache.
  ValueId emit_cached(Operation operation, std::initializer_list<ValueId> inputs, int64_t immediate);
  ValueId emit_at_entry(Operation operation, std::initializer_list<ValueId> inputs = {},
                        int64_t immediate = 0, CursorId cursor = none);
  /// Before the loop if each round comes here, else here: what a rare way needs is not asked of all.
  ValueId emit_early(Operation operation, std::initializer_list<ValueId> inputs, int64_t immediate) {
    return is_certain ? emit_at_entry(operation, inputs, immediate) : emit(operation, inputs, immediate);
  }
  words::BlockId new_block();
  void drop_unused_slots();
  void find_facts(const opt::Loop &each);
  /// Something has been done, to attributes maybe.
  void note_write() {
    has_effect = true;
    state.loaded.clear();
    state.classes.clear();
  }
  /// The code goes no further here: the boxed code has to do the rest.
  void stop() { stopped = true; }

  // Values (values.cpp).
  Known value_of(ir::ValueId id) const;
  void define(ir::ValueId id, Known known);
  static Known number(Word word, ValueId value);
  static Known object(ValueId value);
  Known constant(uint32_t index);
  /// The value as a number of this word, looked at if need be. Stops if it cannot be one.
  Known as_number(Known known, Word word);
  const Known *find_number(ValueId object) const;
  Word word_of(const Known &known) const;
  Word likely_word(const Known &known) const;
  Word guess(const Known &known) const;
  Known present(const Known &known);
  ValueId box_optional(const Known &known);
  ValueId object_of(const Known &known);
  ValueId real_of(const Known &known);
  void want_before(const Known &known, Word word);
  void want_list_before(const Known &known);
  std::optional<ir::BlockId> loop_without(uint32_t local) const;
  /// What is loaded before the loop, once.
  Known fixed(uint32_t key, Operation load, int64_t immediate, std::initializer_list<ValueId> inputs = {});

  // Operations, by family.
  void walk_node(const ir::Node &node);
  void walk_operation(const ir::Node &node);
  void load_local(const ir::Node &node);
  void store_local(const ir::Node &node);
  void name_value(const Known &known, uint32_t local);
  void store_now(const ir::Node &node, Known known);
  void binary(const ir::Node &node, llvm::StringRef name);
  bool take_floats(const Known &left, const Known &right);
  void unary(const ir::Node &node, llvm::StringRef name);
  void append(const ir::Node &node, const Known &list, const Known &item);
  template <class Visit>
  void for_each_known(const Visit &visit);
  void made_object(ValueId value, ValueId object);
  ValueId new_object(const Known &known);
  bool compare(const ir::Node &node, llvm::StringRef name);
  void compare_numbers(const ir::Node &node, Operation operation, const Known &left, const Known &right);
  void test(const ir::Node &node);
  ValueId truth_of(const Known &known);
  void load_item(const ir::Node &node);
  void store_item(const ir::Node &node);
  void check_list(const Known &known);
  // Slices (slices.cpp).
  void build_slice(const ir::Node &node);
  void load_slice(const ir::Node &node, const Known &container, const Known &key);
  void store_slice(const ir::Node &node, const Known &value, const Known &container, const Known &key);
  // Dicts (dicts.cpp).
  ValueId plain_key_of(const Known &key);
  bool is_dict(const Known &known) const;
  void load_dict_item(const ir::Node &node, const Known &dict, const Known &key);
  void store_dict_item(const ir::Node &node, const Known &value, const Known &dict, const Known &key);
  void call_get(const ir::Node &node, const Known &dict, llvm::ArrayRef<ir::ValueId> arguments);
  void contains(const ir::Node &node, bool negated);
  unsigned push_slice(const Known &slice, std::vector<ValueId> &inputs);
  void hold_borrowed(llvm::ArrayRef<ir::ValueId> except, std::optional<uint32_t> stored_local,
                     Ends ends = Ends::Numbers);
  void hold_locals(std::optional<uint32_t> stored_local, Ends ends = Ends::Numbers);
  void give_on(ir::ValueId id);
  bool stays(const Known &known, std::optional<uint32_t> stored_local, Ends ends = Ends::Numbers) const;
  void unpack(const ir::Node &node);
  void load_name(const ir::Node &node, llvm::StringRef name);
  void load_of_module(const ir::Node &node);
  void give(const ir::Node &node);
  bool load_attribute(const ir::Node &node, const Known &owner);
  void store_attribute(const ir::Node &node);
  // Attributes that functions done in place store (fields.cpp).
  const Known *find_pending(const Known &owner, const std::string &name);
  void put_off_field(const ir::Node &node, const Known &owner, const Known &value);
  bool merge_fields(const std::vector<Incoming> &ways, std::vector<std::vector<ValueId>> &arguments);
  bool is_shared_number(const Incoming &way, ValueId value) const;
  bool can_store_fields(const std::vector<Incoming> &returns, bool holds_result) const;
  bool holds_result(std::vector<Incoming> &returns);
  std::vector<ValueId> prepare_fields();
  std::vector<ValueId> hold_owners();
  void store_fields(Incoming &way, bool holds_result);
  Known return_with_fields(std::vector<Incoming> &returns);

  Known field_of(const Known &owner, int64_t index);
  ValueId own_function();
  uint32_t name_index(const std::string &name);
  void call(const ir::Node &node);
  Known imported_callee(const ir::Node &call, Known known);
  void call_known(const ir::Node &node, Callee callee, const std::vector<Known> &arguments);
  void call_iterable(const ir::Node &node, Callee callee, const std::vector<Known> &arguments);
  void call_conversion(const ir::Node &node, Callee callee, const Known &argument);
  void call_of_object(const ir::Node &node, Callee callee, const Known &argument);
  void absolute_int(const ir::Node &node, const Known &argument);
  void call_extreme(const ir::Node &node, bool larger, const std::vector<Known> &arguments);

  // Functions of the module that are done in place (inline.cpp).
  std::optional<uint32_t> called_code(const ir::Node &call) const;
  const ir::Function *known_function(const ir::Node &call) const;
  void check_code(uint32_t code, const std::string &name, const Known &object);
  const ir::Function *function_in_place(uint32_t code, size_t arguments) const;
  uint32_t callee_index(uint32_t code, const std::string &name);
  void inline_call(const ir::Node &node, const ir::Function &callee);
  Known walk_in_place(const ir::Node &node, const ir::Function &callee, ValueId function_object,
                      const std::vector<Known> &arguments, bool is_operator = false);
  void walk_inlined(const ir::Function &callee, ir::BlockId id);
  void end_inlined(const ir::Block &from);
  void leave_inlined();
  Known join_returns(std::vector<Incoming> &returns);

  // Instances of the program's classes (instances.cpp).
  const ir::Function *known_init(const ir::Node &call) const;
  ValueId load_init(const Known &type, const ir::Function &init);
  template <class Key>
  ValueId load_early(std::map<Key, ValueId> &known, const Key &key, Operation load,
                     std::initializer_list<ValueId> inputs, int64_t immediate);
  void call_class(const ir::Node &node, const ir::Function &init);
  Known new_instance(Instance instance);
  void build_empty(const ir::Node &node, words::Operation make);
  Instance *find_instance(const Known &known);
  bool reaches(const Known &value, uint32_t instance);
  Known class_value(ValueId type, const std::string &name, Operation operation);
  void store_in_instance(const ir::Node &node, const Known &owner, const Known &value);
  void load_of_instance(const ir::Node &node, const Known &owner);
  unsigned count_collected(const Known &known);
  ValueId make_instance(const Known &known);
  void note_attribute(ValueId made, const Attribute &attribute, ValueId object);
  void name_made(uint32_t instance, ValueId made);
  void refuse(const Known &known);
  void store_new_instance(const ir::Node &node, const Known &owner, const Known &value);
  void make_on_stack(llvm::ArrayRef<ir::ValueId> slots);

  // Operators that methods do (operators.cpp).
  Known load_operator(const Known &owner, const ir::Function &method, const std::string &name,
                      bool comes_second);
  ValueId class_of(const Known &known);
  void check_order(const Known &left, const Known &right);
  bool call_operator(const ir::Node &node, llvm::StringRef name);

  // Functions on words (clones.cpp).
  const words::Signature *signature_of(const ir::Node &call) const;
  void call_on_words(const ir::Node &node, const words::Signature &signature);
  Known parameter(Word word, uint32_t local, std::vector<ValueId> &parameters);
  void return_words(Known result);

  // Iteration (iteration.cpp).
  CursorId make_cursor(const Origin &iterable, CursorId parent, uint32_t index);
  void open_cursor(const ir::Node &next);
  void get_iterator(const ir::Node &node);
  CursorId start_cursor(const Known &iterable, CursorId parent, uint32_t index);
  void start_range(CursorId cursor, const std::vector<Known> &arguments);
  void next_item(const ir::Node &node);
  Known item_of(CursorId cursor);

  // Control (control.cpp, merge.cpp).
  void walk_block(ir::BlockId id);
  bool enter_block(ir::BlockId id);
  void merge(ir::BlockId id, std::vector<Incoming> &ways);
  bool merge_all(const std::vector<ir::ValueId> &slots, uint32_t base, const std::vector<Incoming> &ways);
  bool merge_value(const std::vector<Incoming> &ways, std::vector<Known> values,
                   std::vector<std::vector<ValueId>> &arguments, Known &value);
  bool merge_inner(const std::vector<Incoming> &ways, std::vector<std::vector<ValueId>> &arguments);
  bool merge_place(const std::vector<Incoming> &ways, uint32_t instance, size_t index);
  void merge_instances(const std::vector<Incoming> &ways, std::vector<std::vector<ValueId>> &arguments);
  bool merge_local(uint32_t index, const std::vector<Incoming> &ways,
                   std::vector<std::vector<ValueId>> &arguments);
  std::optional<Known> join(const std::vector<Incoming> &ways, std::vector<Known> values,
                            std::vector<std::vector<ValueId>> &arguments);
  std::optional<Known> join_optional(const std::vector<Incoming> &ways, const std::vector<Known> &values,
                                     std::vector<std::vector<ValueId>> &arguments);
  void end_block(const ir::Block &from);
  void go(words::BlockId from, bool is_other, ir::BlockId to, const std::vector<ir::ValueId> &slots);

  // What goes round (rounds.cpp).
  void start_loop(ir::BlockId loop);
  void look_before(ir::BlockId loop);
  void start_at_entry(ir::BlockId loop, uint32_t index, Carried carried, std::vector<ValueId> &arguments);
  bool start_inside(ir::BlockId loop, uint32_t index, Carried carried, std::vector<ValueId> &arguments);
  void make_parameters(ir::BlockId loop, uint32_t index, Carried carried, bool lacks);
  Carried first_guess(ir::BlockId loop, uint32_t local) const;
  const ir::Phi *header_phi(ir::BlockId loop, uint32_t local) const;
  void assume(ir::BlockId loop, uint32_t local, Carried carried);
  void go_back(words::BlockId from, bool is_other, ir::BlockId loop);
  void carry(words::BlockId from, ir::BlockId loop, uint32_t index, std::vector<ValueId> &arguments);
  ValueId object_or_null(words::BlockId from, const Known &known);
  bool has_twin(const State &at, uint32_t local) const;
  void store_eagerly(uint32_t local);

  // Exits (exits.cpp).
  void release_lost(llvm::ArrayRef<ir::ValueId> slots);
  void begin_at(uint32_t instruction, llvm::ArrayRef<ir::ValueId> slots);
  void begin_instruction(const ir::Node &boundary);
  words::ExitId exit_here();
  words::ExitId make_exit(const ExitPoint &point);
  std::optional<words::Put> put_of(const Known &known, uint32_t place);
  words::ExitId entry_exit();
  void leave_by(words::BlockId from, bool is_other, words::ExitId exit, words::Reason reason);

  /// The innermost loop that a block is in, and that around a loop; no_block: none of the region's.
  ir::BlockId loop_of(ir::BlockId id) const;
  ir::BlockId loop_around(ir::BlockId header) const;
  /// Whether each round of a loop comes to the block, if those of the loops between have rounds.
  bool is_always_run(ir::BlockId id, ir::BlockId in_loop) const;

  const ir::Module &module;
  const ir::Function &function;
  const ir::Function *inside; ///< what is walked along: the function, or one that is done in place
  Inlined *inlined = nullptr; ///< that
  const words::Signature *clone = nullptr; ///< of the function on words that is made
  bool has_returned = false;               ///< it does so somewhere
  const opt::Loop &loop;
  const ir::Dominance &dominance;
  Assumptions &assumptions;
  words::Region region;
  std::vector<const ir::Node *> makers; ///< by value
  std::map<ir::ValueId, Known> values;
  std::map<ir::BlockId, std::vector<Incoming>> incoming;
  bool gives = false; ///< what the generator yields is given to a sink
  bool has_calls = false;
  bool stores_in_dicts = false;                                ///< one could be a module's,
  bool has_module_values = false;                              ///< in which it has looked at the entry
  std::set<std::pair<ValueId, uint32_t>> checked;              ///< functions that are of Region::callees
  std::map<std::pair<ValueId, uint32_t>, ValueId> inits;       ///< by class and callee
  std::set<ValueId> imported;                                  ///< what is a function of math
  std::map<std::pair<ValueId, uint32_t>, uint32_t> class_keys; ///< by class and name: of Known::fixed
  std::map<std::pair<ValueId, std::string>, ValueId> places;   ///< of attributes, by class
  std::vector<const ir::Node *> origins;      ///< by Known::instance: what makes it, in the function itself
  std::map<uint32_t, ValueId> made_instances; ///< the objects of those that have been made
  const ir::Node *outermost = nullptr;        ///< that is walked along, of the function itself
  std::map<ir::BlockId, words::BlockId> headers;
  std::map<uint32_t, Known> at_entry;     ///< by Known::fixed: what has been loaded before the loop
  State entry;                            ///< what that is known to be
  std::map<ir::ValueId, CursorId> opened; ///< by iterator
  std::map<ir::BlockId, LoopFacts> loops; ///< by header
  State state;
  std::vector<ir::ValueId> stack_ids; ///< at the last boundary
  ExitPoint point;
  std::vector<ValueId> held; ///< for this instruction only: an exit gives them back
  words::BlockId here = 0;
  uint32_t instruction = 0; ///< the last boundary's
  ir::BlockId current = ir::no_block;
  bool stopped = false;
  bool has_effect = false; ///< since the exit point: the next boundary has to be one
  bool at_block_start = false;
  bool changed = false; ///< an assumption does not hold
  bool goes_round = false;
  bool is_cut = false;                    ///< each round comes to where only the boxed code goes on
  bool is_broken = false;                 ///< there can be no region
  bool is_certain = false;                ///< each round comes here
  bool ends_operator = false;             ///< the boxed code may write the next instruction together with it
  ir::BlockId point_block = ir::no_block; ///< where the exit point is
  CursorId next_cursor = none;
  const ir::Node *next = nullptr; ///< of this block: the iteration that ends it
  unsigned worth = 0;             ///< operations that save something
};

/// What is known of the values of locals, of the stack, and of what functions done in place have.
template <class Visit>
void Builder::for_each_known(const Visit &visit) {
  for (Local &local : state.locals)
    visit(local.value);
  for (std::vector<Known> &locals : state.inner)
    llvm::for_each(locals, visit);
  for (Field &field : state.fields)
    visit(field.value);
  for (auto &[id, instance] : state.instances)
    for (Attribute &attribute : instance.attributes)
      visit(attribute.value);
  for (auto &[id, known] : values)
    visit(known);
}

} // namespace lasti::region
