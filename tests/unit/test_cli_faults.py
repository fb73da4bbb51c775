"""What the command says when citetrail itself is at fault, or the user stops it."""

import pytest

from app import cli
from graph_schema.errors import SourceError


def ended_with(raised, monkeypatch, capsys):
    def fail():
        raise raised

    monkeypatch.setattr(cli, "app", fail)
    monkeypatch.setattr("sys.argv", ["citetrail"])
    with pytest.raises(SystemExit) as ended:
        cli.main()
    return ended.value.code, " ".join(capsys.readouterr().err.split())


def test_a_fault_of_ours_is_told_with_its_place_and_no_traceback(monkeypatch, capsys):
    status, said = ended_with(KeyError("lost"), monkeypatch, capsys)
    assert status == 70
    assert "a fault in citetrail" in said
    assert "test_cli_faults.py, line" in said
    assert "Traceback" not in said


def test_an_expected_error_is_its_message_and_its_status(monkeypatch, capsys):
    status, said = ended_with(SourceError("[x].txt: no such file."), monkeypatch, capsys)
    assert (status, said) == (3, "citetrail: [x].txt: no such file.")


def test_ctrl_c_ends_with_the_status_of_an_interrupt(monkeypatch, capsys):
    assert ended_with(KeyboardInterrupt(), monkeypatch, capsys) == (130, "Stopped.")
