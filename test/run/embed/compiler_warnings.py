# RUN: rm -rf %t && mkdir %t && cp %s %t/app.py && cd %t && %lasti build app.py -o app 2> built.txt
# RUN: FileCheck %s --check-prefix=BUILT < %t/built.txt
# BUILT: app.py:{{[0-9]+}}: SyntaxWarning: "is" with a literal. Did you mean "=="?
# The compiler's warnings come with each start, as interpreted, and are what the filters make of them.
# RUN: cd %t && %python app.py > 1.txt 2>&1 && ./app 2>&1 | diff 1.txt -
# RUN: cd %t && env PYTHONWARNINGS=default %python app.py > 2.txt 2>&1 && env PYTHONWARNINGS=default ./app 2>&1 | diff 2.txt -
# RUN: cd %t && env PYTHONWARNINGS=ignore %python app.py > 3.txt 2>&1 && env PYTHONWARNINGS=ignore ./app 2>&1 | diff 3.txt -
# RUN: cd %t && env PYTHONWARNINGS=error::SyntaxWarning not %python app.py > 4.txt 2>&1
# RUN: cd %t && env PYTHONWARNINGS=error::SyntaxWarning not ./app 2>&1 | FileCheck %s --check-prefix=ERROR
# ERROR: SyntaxError: "is" with a literal. Did you mean "=="?
value = 1
print(value is 1, '\d', (1, 2) is value)
