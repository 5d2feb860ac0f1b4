#pragma once

// All operations: one annotated inline function an opcode, a family a header.

#include "ops/arithmetic.h"
#include "ops/attributes.h"
#include "ops/awaiting.h"
#include "ops/build.h"
#include "ops/call_ex.h"
#include "ops/cells.h"
#include "ops/compare.h"
#include "ops/exceptions.h"
#include "ops/functions.h"
#include "ops/imports.h"
#include "ops/known.h"
#include "ops/match.h"
#include "ops/names.h"
#include "ops/subscripts.h"
#include "ops/unary.h"
#include "ops/unpack.h"
#include "ops/update.h"
#include "ops/with.h"
