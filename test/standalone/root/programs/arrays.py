"""numpy: arrays, linear algebra, random numbers, its files and its version."""
import io
import importlib.metadata
import pickle

import numpy as np

matrix = np.arange(12, dtype=float).reshape(3, 4)
print(matrix @ matrix.T)
print(np.linalg.solve([[3.0, 1.0], [1.0, 2.0]], [9.0, 8.0]), np.linalg.det(np.eye(3) * 2))
print(np.random.default_rng(7).integers(0, 100, 5), np.fft.fft([1, 2, 3, 4]))
file = io.BytesIO()
np.save(file, matrix)
file.seek(0)
print(np.load(file).sum(), pickle.loads(pickle.dumps(matrix)).shape)
print(np.einsum('ij->j', matrix), np.datetime64('2024-02-29') + 1, np.polyfit([0, 1, 2], [1, 3, 5], 1).round(6))
print(importlib.metadata.version('numpy') == np.__version__)
