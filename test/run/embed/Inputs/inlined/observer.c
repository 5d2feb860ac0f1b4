// A hook for frames of somebody else, which counts what it sees and goes on with the one that was there.
typedef void *(*Hook)(void *, void *, int);
extern void *PyInterpreterState_Get(void);
extern Hook _PyInterpreterState_GetEvalFrameFunc(void *);
extern void _PyInterpreterState_SetEvalFrameFunc(void *, Hook);

static int frames;
static Hook next;

static void *observe(void *thread, void *frame, int throwing) {
  ++frames;
  return next(thread, frame, throwing);
}

int count(void) { return frames; }

void begin(void) {
  next = _PyInterpreterState_GetEvalFrameFunc(PyInterpreterState_Get());
  _PyInterpreterState_SetEvalFrameFunc(PyInterpreterState_Get(), observe);
}

void end(void) { _PyInterpreterState_SetEvalFrameFunc(PyInterpreterState_Get(), next); }
