#pragma once

// The annotation that makes an inline function of runtime/ops an operation: translator/opgen reads it.
//
//   LASTI_OP(OPCODE)                      the function is this opcode
//   LASTI_OP(OPCODE, key = expression…)   with particulars, C++ expressions in `oparg`
//
// The keys:
//   subcode = n        this function is OPCODE only where oparg == n; a function that serves several
//                      opargs carries several annotations
//   count = e          how many values the `Items` or `Arguments` parameter takes off the stack, or
//                      the `Slots` parameter pushes; default oparg
//   name = e           index into co_names of the `Name name` parameter; default oparg
//   null = e           where e is 1, a NULL is pushed below the result
//   <parameter> = e    of a `Peek` parameter: its depth once all other inputs are popped (1 is the
//                      top); default oparg
//   nullable = name    NULL may be put into the `Slot &` parameter of that name
//   type = arithmetic  it has ways of its own for int and float, and runs no Python code if all operands
//                      are of exactly these types
//   writes = local     it puts something into its `Slot &local`, which it only looks at otherwise
//   writes = locals    it puts something into any of the frame's locals
//   quick = once       in the plain form, the function of the same name in plain/quick.h is asked first
//   quick = twice      the same, and where it does nothing, the one of namespace quick::second
//   first = n          } the minor versions of CPython, 3.first to 3.last, whose instruction it is; default
//   last = n           } those that have the opcode
//
// Everything else is said by the types of the parameters and of the result (frame/reference.h): a `Frame &`
// says that Python code may run, a result that may be null, false or -1 that an exception may be raised. A
// function which returns `Truth` is the twin of the one that makes an object, for a fused conditional jump.
// One with a `Slot &local` whose opcode names no local is the twin for STORE_FAST of its own left operand
// behind it.

// Only opgen sees the annotations: clang keeps annotated functions in the object file, used or not.
#if defined(LASTI_OPGEN)
#define LASTI_OP(...) [[clang::annotate("lasti.op:" #__VA_ARGS__)]]
#else
#define LASTI_OP(...)
#endif
