#pragma once

// CPython's own headers, the internal ones too. Everything in runtime/ gets Python.h from here.
//
// The internal headers are C: <stdatomic.h> means something else in C++, so that pyconfig.h's
// HAVE_STD_ATOMIC is taken back; pycore_atomic.h then uses the compiler's built-in functions, on
// variables of the same size.

#ifndef Py_BUILD_CORE
#define Py_BUILD_CORE 1
#endif
#ifndef PY_SSIZE_T_CLEAN
#define PY_SSIZE_T_CLEAN
#endif

#include <pyconfig.h>
#undef HAVE_STD_ATOMIC

#include <Python.h>

#if defined(__clang__)
#pragma clang diagnostic push
#pragma clang diagnostic ignored "-Wunused-parameter"
#pragma clang diagnostic ignored "-Wdeprecated-register"
#else
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wunused-parameter"
#endif

#include <internal/pycore_ceval.h>
#include <internal/pycore_code.h>
#include <internal/pycore_dict.h>
#include <internal/pycore_frame.h>
#include <internal/pycore_function.h>
#include <internal/pycore_genobject.h>
#include <internal/pycore_interp.h>
#include <internal/pycore_list.h>
#include <internal/pycore_object.h>
#include <internal/pycore_pyerrors.h>
#include <internal/pycore_pystate.h>
#include <internal/pycore_runtime.h>
#include <internal/pycore_tuple.h>

#if defined(__clang__)
#pragma clang diagnostic pop
#else
#pragma GCC diagnostic pop
#endif
