#pragma once

// What emitted regions use.

#include "words/callees.h"
#include "words/calls.h"
#include "words/cursors.h"
#include "words/dicts.h"
#include "words/exits.h"
#include "words/fields.h"
#include "words/gate.h"
#include "words/items.h"
#include "words/numbers.h"
#include "words/objects.h"
#include "words/sink.h"
#include "words/slices.h"
