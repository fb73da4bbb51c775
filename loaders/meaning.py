"""Sentences as vectors whose cosine tells how near they are in meaning.

The weights are those of all-MiniLM-L6-v2, from a package (`seeds/language_models.yaml`); they are run here
by numpy alone: word pieces, six layers of attention, the mean of a sentence's tokens, length one.
Loaded when first asked for (a third of a second), never downloaded.
"""

import json
import math
import unicodedata
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Any

from graph_schema.batch import GraphBatch
from loaders.language import checked_model_folder, has_language_model

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Vectors = NDArray[np.float32]

MODEL = "en-meaning"
DIMENSIONS = 384
_LONGEST = 256  # tokens of a sentence that are read, as the model was trained
_BATCH_TOKENS = 1024
_LONGEST_WORD = 100
_HEADS = 12
_LAYERS = 6
_EPSILON = 1e-12
_CLASSIFY, _SEPARATE, _UNKNOWN = "[CLS]", "[SEP]", "[UNK]"


def can_tell_meaning() -> bool:
    """Whether the model's package is installed."""
    return has_language_model(MODEL)


def meanings(texts: Sequence[str]) -> "Vectors":
    """A row of `DIMENSIONS` numbers for each text, of length one, so that a dot product is a cosine.

    The same text gives the same vector but for rounding, whatever stands beside it. Raises
    `LanguageModelError` when the package is missing or not the recorded one.
    """
    import numpy as np  # noqa: PLC0415 (what never asks for a meaning need not wait for numpy)

    model = _load_model()
    rows = [model.pieces(text) for text in texts]
    found = np.zeros((len(texts), DIMENSIONS), dtype=np.float32)
    for places in _batches(rows):
        longest = max(len(rows[place]) for place in places)
        tokens = np.zeros((len(places), longest), dtype=np.int64)
        mask = np.zeros((len(places), longest), dtype=np.float32)
        for at, place in enumerate(places):
            tokens[at, : len(rows[place])] = rows[place]
            mask[at, : len(rows[place])] = 1
        # Threads gain nothing on so little, and lose much beside other work.
        with _threads().limit(limits=1, user_api="blas"):
            found[places] = model.encode(tokens, mask)
    return found


def add_meanings(batch: GraphBatch) -> None:
    """Gives each claim of a batch the meaning of its words; nothing when the model is not installed."""
    if not can_tell_meaning():
        return
    claims = {claim: str(row["quote"]) for claim, row in batch.nodes.get("Claim", {}).items()}
    quotes = sorted(set(claims.values()))
    vectors = dict(zip(quotes, meanings(quotes).tolist(), strict=True))
    for claim, quote in claims.items():
        batch.add_node("Claim", claim, meaning=vectors[quote])


def _batches(rows: Sequence[list[int]]) -> Iterator[list[int]]:
    """Places of rows of like length, so that little is padded; a bounded number of tokens at once."""
    batch: list[int] = []
    for place in sorted(range(len(rows)), key=lambda place: len(rows[place])):
        if batch and (len(batch) + 1) * len(rows[place]) > _BATCH_TOKENS:
            yield batch
            batch = []
        batch.append(place)
    if batch:
        yield batch


class _Model:
    """Weights and word pieces."""

    def __init__(self, weights: dict[str, Any], pieces: dict[str, int]) -> None:
        self._weights = weights
        self._ids = pieces
        self._pieces_of_word = lru_cache(maxsize=20_000)(self._split_word)

    def pieces(self, text: str) -> list[int]:
        """Ids of the text's word pieces, opened and closed as the model expects."""
        ids = [self._ids[_CLASSIFY]]
        for word in _words(text):
            ids += self._pieces_of_word(word)
            if len(ids) >= _LONGEST:
                break
        return [*ids[: _LONGEST - 1], self._ids[_SEPARATE]]

    def _split_word(self, word: str) -> tuple[int, ...]:
        """The longest known pieces, left to right; one unknown where the rest has none."""
        found: list[int] = []
        start = 0
        while start < len(word) and len(word) <= _LONGEST_WORD:
            opening = "##" if start else ""
            stop = len(word)
            while stop > start and opening + word[start:stop] not in self._ids:
                stop -= 1
            if stop == start:
                return (self._ids[_UNKNOWN],)
            found.append(self._ids[opening + word[start:stop]])
            start = stop
        return tuple(found) or (self._ids[_UNKNOWN],)

    def encode(self, tokens: Any, mask: Any) -> Any:
        import numpy as np  # noqa: PLC0415

        weights = self._weights
        size = tokens.shape[1]
        hidden = (
            weights["embeddings.word_embeddings.weight"][tokens]
            + weights["embeddings.position_embeddings.weight"][:size]
            + weights["embeddings.token_type_embeddings.weight"][0]
        )
        hidden = self._normed("embeddings.LayerNorm", hidden)
        hidden_from = (1 - mask)[:, None, None, :] * np.float32(-1e9)
        for number in range(_LAYERS):
            name = f"encoder.layer.{number}"
            attended = self._attended(name, hidden, hidden_from)
            hidden = self._normed(f"{name}.attention.output.LayerNorm", hidden + attended)
            inner = _gelu(self._applied(f"{name}.intermediate.dense", hidden))
            hidden = self._normed(
                f"{name}.output.LayerNorm", hidden + self._applied(f"{name}.output.dense", inner)
            )
        mean = (hidden * mask[:, :, None]).sum(axis=1) / mask.sum(axis=1, keepdims=True)
        return mean / np.linalg.norm(mean, axis=1, keepdims=True)

    def _attended(self, name: str, hidden: Any, hidden_from: Any) -> Any:
        import numpy as np  # noqa: PLC0415

        count, size, width = hidden.shape

        def heads(part: str) -> Any:
            projected = self._applied(f"{name}.attention.self.{part}", hidden)
            return projected.reshape(count, size, _HEADS, width // _HEADS).transpose(0, 2, 1, 3)

        scores = heads("query") @ heads("key").transpose(0, 1, 3, 2)
        scores = scores * np.float32(1 / math.sqrt(width // _HEADS)) + hidden_from
        scores = np.exp(scores - scores.max(axis=-1, keepdims=True))
        scores /= scores.sum(axis=-1, keepdims=True)
        mixed = (scores @ heads("value")).transpose(0, 2, 1, 3).reshape(count, size, width)
        return self._applied(f"{name}.attention.output.dense", mixed)

    def _applied(self, name: str, hidden: Any) -> Any:
        # One product of two matrices is several times as fast as one for each sentence.
        weight, bias = self._weights[f"{name}.weight"], self._weights[f"{name}.bias"]
        flat = hidden.reshape(-1, hidden.shape[-1]) @ weight.T + bias
        return flat.reshape(*hidden.shape[:-1], -1)

    def _normed(self, name: str, hidden: Any) -> Any:
        import numpy as np  # noqa: PLC0415

        centred = hidden - hidden.mean(axis=-1, keepdims=True)
        spread = np.sqrt((centred * centred).mean(axis=-1, keepdims=True) + np.float32(_EPSILON))
        return centred / spread * self._weights[f"{name}.weight"] + self._weights[f"{name}.bias"]


def _gelu(x: Any) -> Any:
    """x times the normal distribution's mass below x, by its usual approximation, which is off by a
    thousandth at most and takes a quarter of the time."""
    import numpy as np  # noqa: PLC0415

    inner = x * x
    inner *= np.float32(0.044715)
    inner += 1
    inner *= x
    inner *= np.float32(math.sqrt(2 / math.pi))
    np.tanh(inner, out=inner)
    inner += 1
    inner *= x
    inner *= np.float32(0.5)
    return inner


def _words(text: str) -> Iterator[str]:
    """Lower case without accents; punctuation and ideographs are words of their own."""
    word = ""
    for letter in unicodedata.normalize("NFD", text.lower()):
        kind = unicodedata.category(letter)
        if kind == "Mn" or (kind.startswith("C") and letter not in "\t\n\r"):
            continue
        if letter.isspace():
            yield from filter(None, (word,))
            word = ""
        elif _stands_alone(letter, kind):
            yield from filter(None, (word,))
            yield letter
            word = ""
        else:
            word += letter
    yield from filter(None, (word,))


def _stands_alone(letter: str, kind: str) -> bool:
    if letter.isascii():
        return not letter.isalnum()
    return kind.startswith("P") or "\u3400" <= letter <= "\u9fff" or "\uf900" <= letter <= "\ufaff"


@cache
def _threads() -> Any:
    from threadpoolctl import ThreadpoolController  # noqa: PLC0415

    return ThreadpoolController()


@cache
def _load_model() -> _Model:
    import numpy as np  # noqa: PLC0415

    folder = checked_model_folder(MODEL)
    raw = np.fromfile(folder / "model.safetensors", dtype=np.uint8)
    # A file of the format safetensors: the length of a JSON header, the header, the numbers.
    size = int(raw[:8].view("<u8")[0])
    header: dict[str, Any] = json.loads(raw[8 : 8 + size].tobytes())
    weights = {}
    for name, told in header.items():
        if told.get("dtype") == "F32":
            first, last = (8 + size + place for place in told["data_offsets"])
            # Copied, since numbers at odd addresses make a product a hundred times as slow.
            weights[name] = np.frombuffer(raw[first:last].tobytes(), "<f4").reshape(told["shape"])
    pieces = (folder / "vocab.txt").read_text(encoding="utf-8").split("\n")
    return _Model(weights, {piece: number for number, piece in enumerate(pieces) if piece})
