"""Asks Onrecord over HTTP, with Python's standard library alone.

    python3 client.py http://127.0.0.1:8080/
"""

import json
import sys
import urllib.error
import urllib.parse
import urllib.request

BASE = sys.argv[1].rstrip("/")


def ask(path, body=None, **parameters):
    """The answer in JSON; what is wrong with a question is told as a RuntimeError."""
    query = urllib.parse.urlencode({k: v for k, v in parameters.items() if v is not None}, doseq=True)
    request = urllib.request.Request(BASE + path + ("?" + query if query else ""))
    if body is not None:
        request.data = json.dumps(body).encode()
        request.add_header("Content-Type", "application/json")
    try:
        with urllib.request.urlopen(request) as answer:
            return json.load(answer)
    except urllib.error.HTTPError as error:
        raise RuntimeError(json.load(error)["detail"]) from error


def quotes(query, **filters):
    """All quotes of a search, page by page; as they were when the first page was read."""
    cursor = None
    while True:
        page = ask("/api/v1/quotes", q=query, limit=50, facets="", cursor=cursor, **filters)
        yield from page["hits"]
        cursor = page["next"]
        if cursor is None:
            return


def who(hit):
    return hit["quote"]["attribution"]["speaker"]["label"]


found = list(quotes("bridge", speaker=["Ada Quill", "Tobin Marsh"], sort="oldest"))
print(len(found), "quotes")
first = found[0]
print(f"{first['quote']['said_on']['day']} {who(first)}: {first['snippet']['text']}")

checked = ask("/api/v1/check", {"quote": "A promise to a town is a promise", "speaker": "Tobin Marsh"})
print(checked["verdict"], "-", checked["sources"][0]["hit"]["snippet"]["text"])

try:
    ask("/api/v1/quotes", q="(harbour")
except RuntimeError as error:
    print("refused:", error)
