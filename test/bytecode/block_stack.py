# Up to 3.10 regions come from following the block stack: a loop catches nothing, what is left by
# return or break is closed first, and a handler is covered by the blocks around it.
#
# RUN: %if python3.6 %{ %python3.6 %S/../fuzz/Inputs/compile.py %s %t.36.pyc && %lasti dis %t.36.pyc | %FileCheck --check-prefixes=CHECK,LOOP %s %}
# RUN: %if python3.8 %{ %python3.8 %S/../fuzz/Inputs/compile.py %s %t.38.pyc && %lasti dis %t.38.pyc | %FileCheck --check-prefixes=CHECK,V38 %s %}
# RUN: %if python3.10 %{ %python3.10 %S/../fuzz/Inputs/compile.py %s %t.310.pyc && %lasti dis %t.310.pyc | %FileCheck --check-prefixes=CHECK,V310 %s %}

def function(items):
    for item in items:
        try:
            with item as value:
                if value:
                    break
        except KeyError:
            continue
    return items

# CHECK-LABEL: code 1: function
# LOOP: SETUP_LOOP {{.*}} (to [[END:[0-9]+]])
# CHECK: [[TRY:[0-9]+]] SETUP_{{EXCEPT|FINALLY}} {{.*}} (to [[EXCEPT:[0-9]+]])
# CHECK: [[WITH:[0-9]+]] SETUP_WITH {{.*}} (to [[EXIT:[0-9]+]])
# LOOP: BREAK_LOOP
# CHECK: >> {{ *}}[[EXIT]] WITH_{{[A-Z_]+}} | @{{[0-9]+}}, {{[@*]}}
# CHECK: >> {{ *}}[[EXCEPT]] DUP_TOP {{.*}}traceback, value, type
# CHECK: exceptions:
# CHECK-NEXT: {{[0-9]+ to [0-9]+}} -> [[EXCEPT]], set up at [[TRY]]
# CHECK-NEXT: {{[0-9]+ to [0-9]+}} -> [[EXIT]], set up at [[WITH]]
# CHECK-NEXT: {{[0-9]+ to [0-9]+}} -> [[EXCEPT]], set up at [[TRY]]
# LOOP-NOT: set up
# V38-NEXT: {{[0-9]+ to [0-9]+}} -> [[EXIT]], set up at [[WITH]]
# V38-NEXT: {{[0-9]+ to [0-9]+}} -> [[EXCEPT]], set up at [[TRY]]
# V310-NEXT: {{[0-9]+ to [0-9]+}} -> [[EXIT]], set up at [[WITH]]
# V310-NEXT: {{[0-9]+ to [0-9]+}} -> [[EXCEPT]], set up at [[TRY]]
