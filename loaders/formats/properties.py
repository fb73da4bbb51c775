"""What a file's properties say of title and author, where they can be believed.

Programs fill them in: with the name of the file, of the account, of the template, or of an older text.
"""

import re

from loaders.formats.canonical import Origin
from loaders.front_matter import read_detail, read_front_matter
from loaders.layout import written_lines
from loaders.wording import words_of

_OPENING = 3000
_FILE_NAME = re.compile(r"\A[\w.-]+ - |\.(?:docx?|odt|rtf|pdf|indd|tex|pages|wpd)\b", re.IGNORECASE)
_SEPARATOR = re.compile(r" ?[;\n] ?")
_MOST_AUTHORS = 20


def believed_origin(text: str, title: str, authors: str) -> Origin:
    """Title and authors from a file's properties: empty strings where it has none.

    A title is believed where the text's opening prints it. Authors are believed where each looks like
    a person's name and the text has no byline of its own.
    """
    return Origin(title=_believed_title(text, title), authors=_believed_authors(text, authors))


def _believed_title(text: str, told: str) -> str | None:
    title = " ".join(told.split())
    if len(title) < 4 or _FILE_NAME.search(title):
        return None
    opening = " ".join(text[:_OPENING].split()).casefold()
    return title if title.casefold() in opening else None


def _believed_authors(text: str, told: str) -> tuple[str, ...]:
    if read_front_matter(written_lines(text[:_OPENING])).authors:
        return ()
    names: list[str] = []
    for part in _SEPARATOR.split(told.strip())[:_MOST_AUTHORS]:
        byline = read_detail(f"By {part.strip()}") if part.strip() else None
        if byline is None or not byline.authors or part.casefold() in words_of("not_author"):
            return ()
        names += byline.authors
    return tuple(names)
