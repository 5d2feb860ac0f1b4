#pragma once

// The one include of emitted code.

#include "call/call.h"
#include "frame/frame.h"
#include "frame/parts.h"
#include "frame/reference.h"
#include "frame/registry.h"
#include "ops/operations.h"
#include "resume/iterate.h"
