# RUN: %lasti emit %s | FileCheck %s


def loop(items):
    for item in items:
        item
# CHECK-LABEL: {{^}}// iteration.py:{{[0-9]+}}  def loop(items)
# CHECK: GET_ITER
# CHECK: L[[LOOP:[0-9]+]]:
# CHECK-NEXT: // [[LOOP]]  FOR_ITER [[#]] (to [[END:[0-9]+]])
# CHECK-NEXT: f.at([[LOOP]]);
# CHECK-NEXT: static IterateCache cache_[[LOOP]];
# CHECK-NEXT: if ((t = next_item(f, cache_[[LOOP]], borrow(s0), s1)) < 0) goto unwind_
# CHECK-NEXT: if (!t) {
# CHECK-NEXT: drop(take(s0));
# CHECK-NEXT: if (f.leaving([[END]])) goto leave_
# CHECK-NEXT: goto L[[END]];
# CHECK-NEXT: }
# CHECK-NEXT: if (f.leaving(
# CHECK: STORE_FAST
# CHECK-NEXT: f.at(
# CHECK-NEXT: store_local(f.local(1), take(s1));
# CHECK: L[[END]]:


async def asynchronous(items):
    async for item in items:
        pass
# CHECK-LABEL: {{^}}// iteration.py:{{[0-9]+}}  async def asynchronous(items)
# CHECK: END_ASYNC_FOR
# CHECK: if (!end_async_for(f, take(s1))) goto unwind_
# CHECK-NEXT: drop(take(s0));
