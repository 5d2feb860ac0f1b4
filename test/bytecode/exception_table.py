# The exception table of 3.11: nested regions, lasti, the stack at handlers.
#
# REQUIRES: python3.11
# RUN: %lasti dis %s | %FileCheck %s

def function(manager):
    with manager:
        try:
            manager.work()
        finally:
            manager.done()

# CHECK-LABEL: code 1: function
# CHECK: block 0: next 1
# CHECK: BEFORE_WITH                                    | manager
# CHECK: block 1: next 2 handler [[WITH:[0-9]+]]
# CHECK: POP_TOP                                        | @{{[0-9]+}}, @{{[0-9]+}}
# CHECK: block {{[0-9]+}}: next {{[0-9]+}} handler [[FINALLY:[0-9]+]]
# CHECK: LOAD_METHOD                    0 (work)        | @{{[0-9]+}}, manager
# CHECK: block [[FINALLY]]:
# CHECK-NEXT: >> [[FINALLY_OFFSET:[0-9]+]] PUSH_EXC_INFO                                  | @{{[0-9]+}}, exception
# CHECK: block [[WITH]]: next
# CHECK-NEXT: >> [[WITH_OFFSET:[0-9]+]] PUSH_EXC_INFO                                  | @{{[0-9]+}}, lasti, exception
# CHECK: exceptions:
# CHECK-NEXT: {{[0-9]+ to [0-9]+}} -> [[WITH_OFFSET]], depth 1, lasti
# CHECK-NEXT: {{[0-9]+ to [0-9]+}} -> [[FINALLY_OFFSET]], depth 1
# CHECK-NEXT: {{[0-9]+ to [0-9]+}} -> [[WITH_OFFSET]], depth 1, lasti
