"""An https client: a page by name, with certificates checked.

    web.py URL [CERTIFICATES]
"""
import ssl
import sys
import urllib.error
import urllib.request

url, *certificates = sys.argv[1:]
context = ssl.create_default_context(cafile=certificates[0] if certificates else None)
try:
    with urllib.request.urlopen(url, context=context, timeout=20) as answer:
        print(answer.status, answer.headers['Content-Type'], answer.read().decode())
except urllib.error.URLError as error:
    print('refused:', type(error.reason).__name__)
print(ssl.OPENSSL_VERSION.split()[0], ssl.HAS_TLSv1_3, ssl.create_default_context().cert_store_stats()['x509_ca'] > 99)
