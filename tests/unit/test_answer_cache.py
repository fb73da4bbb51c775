"""The cache of answers: given again while the graph stays, never after it has changed."""

import asyncio

import pytest

from app.api.answer_cache import AnswerCache


class Service:
    """An application that counts its answers, behind a cache over a graph whose mark can be set."""

    def __init__(self, status=200, pieces=(b"answer",)):
        self.mark = "one"
        self.asked = 0
        self.status = status
        self.pieces = pieces
        self.change_while_answering = None
        self.cache = AnswerCache(self.answer, lambda: self.mark, "program")

    async def answer(self, _scope, _receive, send):
        self.asked += 1
        await send({"type": "http.response.start", "status": self.status, "headers": []})
        if self.change_while_answering:
            self.mark = self.change_while_answering
        for piece in self.pieces[:-1]:
            await send({"type": "http.response.body", "body": piece, "more_body": True})
        await send({"type": "http.response.body", "body": self.pieces[-1]})

    def get(self, path="/v1/states", query=b"", method="GET", **headers):
        sent = []

        async def send(message):
            sent.append(message)

        scope = {
            "type": "http", "method": method, "path": path, "query_string": query,
            "headers": [(n.replace("_", "-").encode(), v.encode()) for n, v in headers.items()],
        }  # fmt: skip
        asyncio.run(self.cache(scope, None, send))
        told = {name.decode(): value.decode() for name, value in sent[0]["headers"]}
        return sent[0]["status"], told, b"".join(m["body"] for m in sent[1:])


def test_an_answer_is_given_again_while_the_graph_stays():
    service = Service()
    first = service.get()
    assert service.get() == first
    assert service.asked == 1
    assert first[1]["etag"].startswith('W/"')


def test_an_answer_is_asked_for_anew_once_the_graph_has_changed():
    service = Service()
    _, before, _ = service.get()
    service.mark = "two"
    _, after, _ = service.get(if_none_match=before["etag"])
    assert service.asked == 2
    assert before["etag"] != after["etag"]


def test_who_has_the_answer_is_told_so_without_asking():
    service = Service()
    _, told, _ = service.get()
    status, again, body = service.get(if_none_match=told["etag"])
    assert (status, body, again["etag"]) == (304, b"", told["etag"])
    assert service.asked == 1


def test_while_the_graph_is_not_known_nothing_is_kept():
    service = Service()
    service.mark = None
    assert "etag" not in service.get()[1]
    service.get()
    assert service.asked == 2


@pytest.mark.parametrize(
    "other",
    [
        {"query": b"limit=1"},
        {"path": "/v1/bodies"},
        {"accept": "text/csv"},
        {"accept_encoding": "gzip"},
    ],
)
def test_another_address_or_form_is_another_answer(other):
    service = Service()
    first = service.get()[1]["etag"]
    assert service.get(**other)[1]["etag"] != first
    assert service.asked == 2


@pytest.mark.parametrize("status", [404, 422, 503])
def test_an_error_is_not_kept(status):
    service = Service(status)
    service.get()
    assert "etag" not in service.get()[1]
    assert service.asked == 2


def test_an_answer_in_pieces_is_not_kept():
    service = Service(pieces=(b"a", b"b"))
    assert service.get()[2] == service.get()[2] == b"ab"
    assert service.asked == 2


def test_an_answer_during_which_the_graph_changed_is_not_kept():
    service = Service()
    service.change_while_answering = "two"
    service.get()
    service.change_while_answering = None
    service.get()
    assert service.asked == 2


@pytest.mark.parametrize("asked", [{"method": "POST"}, {"path": "/health/ready"}])
def test_only_reading_of_the_graph_is_kept(asked):
    service = Service()
    assert "etag" not in service.get(**asked)[1]


def test_the_oldest_answers_make_room(monkeypatch):
    monkeypatch.setattr("app.api.answer_cache._MOST_BYTES", 25)
    service = Service(pieces=(b"0123456789",))
    for number in range(3):
        service.get(query=str(number).encode())
    service.get(query=b"2")
    assert service.asked == 3
    service.get(query=b"0")
    assert service.asked == 4


def test_an_answer_that_two_asked_for_at_once_is_counted_once(monkeypatch):
    monkeypatch.setattr("app.api.answer_cache._MOST_BYTES", 25)
    service = Service(pieces=(b"0123456789",))
    told = asyncio.Barrier(2)
    answer = service.answer

    async def answer_together(scope, receive, send):
        await told.wait()
        await answer(scope, receive, send)

    service.cache.app = answer_together

    async def ask(query):
        async def send(_message):
            """Nobody reads it."""

        scope = {
            "type": "http",
            "method": "GET",
            "path": "/v1/states",
            "query_string": query,
            "headers": [],
        }
        await service.cache(scope, None, send)

    async def ask_in_pairs():
        for number in range(4):
            await asyncio.gather(*(ask(str(number).encode()) for _ in range(2)))

    asyncio.run(ask_in_pairs())
    service.cache.app = answer
    for number in (2, 3):
        service.get(query=str(number).encode())
    assert service.asked == 8
