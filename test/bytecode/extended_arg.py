# Opargs of more than 8 bits: EXTENDED_ARG is shown, but part of its instruction; jumps arrive at it.
#
# REQUIRES: python3.11
# RUN: %python3.11 %S/Inputs/many.py > %t.py
# RUN: %lasti dis %t.py | %FileCheck %s
#
# CHECK: LOAD_CONST 255 (255)
# CHECK: EXTENDED_ARG                   1
# CHECK-NEXT: LOAD_CONST                   256 (256)
# CHECK: code 1: loop
# CHECK: FOR_ITER                     [[DISTANCE:[0-9]+]] (to [[END:[0-9]+]])
# CHECK: EXTENDED_ARG                   1
# CHECK-NEXT: LOAD_CONST
# CHECK: EXTENDED_ARG                   2
# CHECK-NEXT: JUMP_BACKWARD                650
# CHECK: {{^ *[0-9]+}} >> {{ *}}[[END]] LOAD_CONST
