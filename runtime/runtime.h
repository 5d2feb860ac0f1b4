#pragma once

// The one include of emitted code in the full form. The plain form has plain/plain.h, which takes the types
// below where both are in one unit.
#define LASTI_RUNTIME

#include "call/call.h"
#include "call/known_calls.h"
#include "frame/emitted_frame.h"
#include "frame/parts.h"
#include "frame/reference.h"
#include "native/registry.h"
#include "frameless/calls.h"
#include "frameless/numbers.h"
#include "ops/operations.h"
#include "resume/consume.h"
#include "resume/iterate.h"
#include "words/emitted.h"
