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

/// Puts an entry into a cache: in the place of one for the same class, or the next in turn.
void remember(AttributeCache &cache, const AttributeEntry &entry);

} // namespace lasti::runtime
