# RUN: %compare --modes default,O0 %s
# C extension modules of the standard library called with, and calling back into, native functions.
import bisect, collections, copy, csv, ctypes, datetime, decimal, functools, hashlib, heapq, io, itertools, json, operator, random, re, sqlite3, ssl, statistics, struct, zlib


class Version:
    def __init__(self, *parts): self.parts = parts
    def __lt__(self, other): return self.parts < other.parts
    def __eq__(self, other): return self.parts == other.parts
    def __hash__(self): return hash(self.parts)
    def __repr__(self): return '.'.join(map(str, self.parts))
    def __deepcopy__(self, memo): return Version(*self.parts, 'copy')
    def __conform__(self, protocol): return repr(self) if protocol is sqlite3.PrepareProtocol else None


def key(v): return -v
def database():
    db = sqlite3.connect(':memory:')
    db.create_function('twice', 1, lambda x: x * 2)
    class Total:
        def __init__(self): self.sum = 0
        def step(self, x): self.sum += x
        def finalize(self): return self.sum
    db.create_aggregate('total_of', 1, Total)
    db.row_factory = lambda cursor, row: {c[0]: v for c, v in zip(cursor.description, row)}
    db.execute('create table t (n integer, v text)')
    db.executemany('insert into t values (?, ?)', ((i, Version(i, i)) for i in range(5)))
    db.create_function('broken', 0, lambda: 1 / 0)
    try: db.execute('select broken()').fetchall()
    except sqlite3.OperationalError as error: print(error)
    with db: db.execute('delete from t where n = 0')
    return [*db.execute('select twice(n) as d, v from t where n > ? order by n desc', (2,))], db.execute('select total_of(n) as s from t').fetchone()


@ctypes.CFUNCTYPE(ctypes.c_int, ctypes.POINTER(ctypes.c_int), ctypes.POINTER(ctypes.c_int))
def compare(a, b): return a[0] - b[0]
def c_functions():
    libc = ctypes.CDLL(None)
    array = (ctypes.c_int * 5)(5, 3, 9, 1, 7)
    libc.qsort(array, 5, ctypes.sizeof(ctypes.c_int), compare)
    class Pair(ctypes.Structure): _fields_ = [('a', ctypes.c_short), ('b', ctypes.c_double)]
    p = Pair(1, 2.5); p.a += 70000
    return list(array), p.a, p.b, ctypes.string_at(b'bytes', 3)


print(database(), c_functions())
print(sorted([3, 1, 2], key=key), max([1, 5, 2], key=key), heapq.nsmallest(2, [Version(2, 1), Version(1, 9), Version(3)]), bisect.bisect([1, 2, 3], -2, key=key))
print(list(itertools.accumulate([1, 2, 3], lambda a, b: a * 10 + b)), [(k, list(g)) for k, g in itertools.groupby('aabbc', key=lambda c: c < 'b')], list(filter(lambda x: x % 2, range(5))), list(itertools.starmap(pow, [(2, 3)])))
print(re.sub(r'(\d+)', lambda m: str(int(m[1]) * 2), 'a1b22'), json.dumps({'v': Version(1)}, default=repr, sort_keys=True), json.loads('{"a": 1}', object_hook=lambda d: list(d.items())), json.loads('1.5', parse_float=decimal.Decimal))
print(decimal.Decimal(1) / 3 + decimal.Decimal('0.1'), decimal.getcontext().prec, datetime.date(2020, 2, 29) + datetime.timedelta(366), struct.unpack('<hd', struct.pack('<hd', 1, 2.5)), hashlib.sha256(b'x').hexdigest()[:8], zlib.crc32(b'x'))
print(collections.Counter('hello').most_common(1), collections.defaultdict(lambda: 'made')['k'], collections.OrderedDict(b=1, a=2), collections.deque(range(5), 3), functools.reduce(lambda a, b: a + b, range(5)), operator.attrgetter('parts')(Version(1, 2)))
print(copy.deepcopy([Version(1)]), {Version(1): 1}[Version(1)], random.Random(5).sample(range(100), 3), statistics.mean([1, 2, 4]), list(csv.reader(io.StringIO('a,"b c"\n1,2'))), ssl.OPENSSL_VERSION_INFO[0] >= 1, ssl.create_default_context().check_hostname)
