#pragma once

#include "cache/attribute.h"

namespace lasti::runtime {

/// Finds out how a class has an attribute. Takes borrowed references. Returns an entry of kind none
/// where it is nothing that a cache knows. `for_call`: a method need not be bound.
AttributeEntry describe_attribute(PyObject *owner, PyObject *name, bool for_call);

/// The same for a store. The attribute has been stored: the instance may have it now.
AttributeEntry describe_store(PyObject *owner, PyObject *name);

/// Remembers how the class of an owner has an attribute, or takes a store of it, if a cache has been asked in
/// vain before and not too often: much code runs once.
void learn_attribute(AttributeCache &cache, PyObject *owner, PyObject *name);
/// The same of an attribute that is to be called.
void learn_method(AttributeCache &cache, PyObject *owner, PyObject *name);
void learn_store(AttributeCache &cache, PyObject *owner, PyObject *name);

/// The slot of an instance that a descriptor of the class reads, bytes from its start; 0 if it is none.
uint32_t slot_offset(PyTypeObject *type, PyObject *descriptor, bool to_write);

/// Whether attributes of the class's instances are found as those of object: a __getattr__ comes last.
bool finds_plainly(PyTypeObject *type);

/// Puts an entry into a cache: in the place of one for the same class, or the next in turn.
void remember(AttributeCache &cache, const AttributeEntry &entry);

} // namespace lasti::runtime
