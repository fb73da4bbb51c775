"""Prints why a claim was read as it was: the sentence, its parse, the rule, each field with its reasons."""

from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text

from app.explanation import Explanation, FieldReasons, ToldReason

_OPENS, _CLOSES = "»", "«"  # mark the quote where there is no colour


def print_explanation(console: Console, explanation: Explanation) -> None:
    """For people; the quote is marked in its sentence, the word that fired the rule underlined."""
    claim = explanation.claim
    console.print(Text(claim.id, style="bold"), soft_wrap=True)
    console.print(Text(f"\nIn {explanation.read_in}:"))
    console.print(_marked_sentence(explanation))
    console.print(_parse_table(explanation))
    console.print(Text.assemble(("Rule ", "bold"), (explanation.rule, "bold green")))
    console.print(Text(f"{explanation.rule_does}\n"))
    console.print(_fields_table(explanation))


def _marked_sentence(explanation: Explanation) -> Text:
    """The sentence with its quote marked; a list's item follows the sentence that opens the list."""
    claim, (start, end) = explanation.claim, explanation.sentence
    told = Text(explanation.sentence_text)
    if claim.trigger is not None:
        told.stylize("underline", claim.trigger[0] - start, claim.trigger[1] - start)
    left, right = claim.start - start, min(claim.end, end) - start
    if not 0 <= left < end - start:
        return told + Text(f" … {_OPENS}{claim.quote}{_CLOSES}", style="bold yellow")
    told.stylize("bold yellow", left, right)
    return told[:left] + Text(_OPENS) + told[left:right] + Text(_CLOSES) + told[right:]


def _parse_table(explanation: Explanation) -> Table:
    table = Table(title="Parse", title_justify="left", box=box.SIMPLE)
    for column in ("word", "part of speech", "relation", "of the word"):
        table.add_column(column)
    for index, word in enumerate(explanation.parse):
        head = "" if word.head == index else explanation.parse[word.head].text
        shown = Text(word.text, style="cyan" if word.name else "")
        name = Text(f" ({word.name})", style="dim") if word.name else Text()
        table.add_row(shown + name, Text(word.part), Text(word.relation), Text(head))
    return table


def _fields_table(explanation: Explanation) -> Table:
    table = Table(show_lines=True, box=box.HORIZONTALS, padding=(0, 1, 0, 0))
    table.add_column("field", no_wrap=True)
    table.add_column("value", ratio=1)
    table.add_column("why", ratio=2)
    for name, field in explanation.fields.items():
        table.add_row(name.replace("_", " "), Text(field.value or "none"), _why(field))
    return table


def _why(field: FieldReasons) -> Text:
    return Text("\n").join(_reason(reason) for reason in field.reasons)


def _reason(reason: ToldReason) -> Text:
    of = f"{reason.of}: " if reason.of else ""
    if not reason.words:
        return Text(f"{of}{reason.why}")
    return Text.assemble(
        f"{of}{reason.why}: ", (f"“{reason.words}”", "yellow"), f", {reason.where}"
    )
