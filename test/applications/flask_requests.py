"""Serves requests to a small application of flask, in the process itself."""
from flask import Flask, jsonify, render_template_string, request

app = Flask('notes')
notes = {}


@app.route('/notes/<int:number>', methods=['GET', 'PUT'])
def note(number):
    if request.method == 'PUT':
        notes[number] = request.get_json()['text']
    return jsonify(number=number, text=notes.get(number))


@app.route('/')
def index():
    return render_template_string('<ul>{% for n, t in notes.items() %}<li>{{ n }}: {{ t|upper }}</li>{% endfor %}</ul>', notes=notes)


client = app.test_client()
for i in range(900):
    assert client.put(f'/notes/{i}', json={'text': f'note <{i}>'}).status_code == 200
    assert client.get(f'/notes/{i}').get_json()['number'] == i
print(len(client.get('/').data), client.get('/none').status_code)
