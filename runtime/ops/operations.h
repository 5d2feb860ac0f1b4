#pragma once

// All operations: one annotated inline function an opcode, a family a header.

#include "ops/containers/build.h"
#include "ops/containers/match.h"
#include "ops/containers/subscripts.h"
#include "ops/containers/unpack.h"
#include "ops/control/awaiting.h"
#include "ops/control/call_ex.h"
#include "ops/control/exceptions.h"
#include "ops/control/functions.h"
#include "ops/control/with.h"
#include "ops/names/attributes.h"
#include "ops/names/cells.h"
#include "ops/names/imports.h"
#include "ops/names/names.h"
#include "ops/names/super.h"
#include "ops/operators/arithmetic.h"
#include "ops/operators/compare.h"
#include "ops/operators/known.h"
#include "ops/operators/unary.h"
#include "ops/operators/update.h"
