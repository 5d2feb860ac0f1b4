"""Validates documents with jsonschema."""
import jsonschema

schema = {'type': 'array', 'items': {'type': 'object', 'required': ['name', 'tags'], 'properties': {
    'name': {'type': 'string', 'pattern': '^[a-z]+[0-9]*$'}, 'age': {'type': 'integer', 'minimum': 0},
    'tags': {'type': 'array', 'uniqueItems': True, 'items': {'enum': ['a', 'b', 'c']}}}}}
documents = [{'name': f'x{i}', 'age': i - 3, 'tags': ['a', 'b'] if i % 5 else ['a', 'a']} for i in range(6000)]
errors = list(jsonschema.Draft7Validator(schema).iter_errors(documents))
print(len(errors), errors[0].message)
