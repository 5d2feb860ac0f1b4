# One function in the words of each version: calls, attributes, comparisons, jumps.
#
# RUN: %if python3.6 %{ %python3.6 %S/../fuzz/Inputs/compile.py %s %t.6.pyc && %lasti dis %t.6.pyc | %FileCheck --check-prefixes=CHECK,V36 %s %}
# RUN: %if python3.7 %{ %python3.7 %S/../fuzz/Inputs/compile.py %s %t.7.pyc && %lasti dis %t.7.pyc | %FileCheck --check-prefixes=CHECK,V37 %s %}
# RUN: %if python3.9 %{ %python3.9 %S/../fuzz/Inputs/compile.py %s %t.9.pyc && %lasti dis %t.9.pyc | %FileCheck --check-prefixes=CHECK,V37 %s %}
# RUN: %if python3.10 %{ %python3.10 %S/../fuzz/Inputs/compile.py %s %t.10.pyc && %lasti dis %t.10.pyc | %FileCheck --check-prefixes=CHECK,V310 %s %}
# RUN: %if python3.11 %{ %python3.11 %S/../fuzz/Inputs/compile.py %s %t.11.pyc && %lasti dis %t.11.pyc | %FileCheck --check-prefixes=CHECK,V311 %s %}
# RUN: %if python3.12 %{ %python3.12 %S/../fuzz/Inputs/compile.py %s %t.12.pyc && %lasti dis %t.12.pyc | %FileCheck --check-prefixes=CHECK,V312 %s %}
# RUN: %if python3.13 %{ %python3.13 %S/../fuzz/Inputs/compile.py %s %t.13.pyc && %lasti dis %t.13.pyc | %FileCheck --check-prefixes=CHECK,V313 %s %}

class Class:
    def method(self, x):
        while x < 9:
            x = self.next(x)
        return print(x)

# CHECK: code 2: Class.method, {{.*}}, Python 3.{{[0-9]+$}}
# CHECK-NEXT: arguments 2
# CHECK-NEXT: locals self x
# V36: SETUP_LOOP
# V313: LOAD_FAST {{.*}}1 (x)
# CHECK: COMPARE_OP
# V36-SAME: 0 (<) | x, 9
# V37-SAME: 0 (<) | x, 9
# V310-SAME: 0 (<) | x, 9
# V311-SAME: 0 (<) | x, 9
# V312-SAME: 2 (<) | x, 9
# V313-SAME: 18 (bool(<)) | x, 9
# V36: POP_JUMP_IF_FALSE
# V311-NEXT: POP_JUMP_FORWARD_IF_FALSE
# V312-NEXT: POP_JUMP_IF_FALSE
# V313-NEXT: POP_JUMP_IF_FALSE
# V36: LOAD_ATTR 0 (next) | self
# V36: CALL_FUNCTION 1 | @{{[0-9]+}}, x
# V37: LOAD_METHOD 0 (next) | self
# V37: CALL_METHOD 1 | @[[M:[0-9]+]], @[[M]], x
# V310: LOAD_METHOD 0 (next) | self
# V310: CALL_METHOD 1 | @[[M:[0-9]+]], @[[M]], x
# V311: LOAD_METHOD 0 (next) | self
# V311: PRECALL 1
# V311-NEXT: CALL 1 | @[[M:[0-9]+]], @[[M]], x
# V312: LOAD_ATTR 1 (NULL|self + next) | self
# V312: CALL 1 | @[[M:[0-9]+]], @[[M]], x
# V313: LOAD_ATTR 1 (next + NULL|self) | self
# V313: CALL 1 | @[[M:[0-9]+]], @[[M]], x
# V36: LOAD_GLOBAL 1 (print)
# V37: LOAD_GLOBAL 1 (print)
# V310: LOAD_GLOBAL 1 (print)
# V311: LOAD_GLOBAL 3 (NULL + print)
# V312: LOAD_GLOBAL 3 (NULL + print)
# V313: LOAD_GLOBAL 3 (print + NULL)
# CHECK: CALL
# V311-SAME: 1 | NULL, print, x
# V312-SAME: 1 | NULL, print, x
# V313-SAME: 1 | print, NULL, x
# CHECK: RETURN_VALUE
