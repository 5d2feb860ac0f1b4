"""sqlite3: tables, functions of the program's, a file of its own, an error."""
import decimal
import os
import sqlite3
import tempfile

sqlite3.register_adapter(decimal.Decimal, str)
with tempfile.TemporaryDirectory() as folder:
    connection = sqlite3.connect(os.path.join(folder, 'rows.db'))
    connection.create_function('double', 1, lambda value: 2 * value)
    with connection:
        connection.execute('create table stock (name text primary key, count integer, price text)')
        connection.executemany('insert into stock values (?, ?, ?)',
                               [(name, 3 + i, decimal.Decimal('1.10') * i) for i, name in enumerate('abc')])
    print(connection.execute('select name, double(count), price from stock order by name desc').fetchall())
    try:
        connection.execute("insert into stock values ('a', 1, '')")
    except sqlite3.IntegrityError as error:
        print(error)
    print(sum(1 for _ in connection.iterdump()))
    connection.close()
