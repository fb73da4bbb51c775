"""Every error that citetrail raises on purpose. Catch the narrowest that you can act on.

    CitetrailError
    ├── SourceError                 the article cannot be read
    │   └── WebError                it cannot be fetched from its web address
    │       └── WebRefusedError     a rule of citetrail forbids that address; nothing was asked of it
    ├── VocabularyError             a row of seeds/ is wrong
    ├── LanguageModelError          the model is missing, or is not the one the rules were measured with
    ├── SymbolError                 not a UN document symbol
    │   └── UnknownSeriesError      its first components are in no series of seeds/
    ├── BatchError                  a fact does not fit the declared graph
    ├── CorrectionError             a person's correction cannot be given or read
    ├── QueryError                  a question cannot be asked
    │   ├── UnknownQuestionError    no such question in the catalogue
    │   ├── ParameterError          a parameter is missing, unknown or of the wrong type
    │   ├── UnknownNameError        a State, body or topic that no vocabulary holds
    │   └── CatalogueError          a .cypher file's header is wrong
    ├── StoreError                  the graph database did not do as asked
    │   ├── StoreUnreachableError   nobody answers at the address
    │   ├── StoreAuthError          user or password refused
    │   ├── StoreVersionError       the server, or the schema in it, is of another version
    │   └── StoreTimeoutError       the query took longer than allowed
    ├── EngineError                 the local Neo4j cannot be installed or started
    │   ├── EngineInstallError      its jars are missing and cannot be fetched
    │   └── EngineStartError        it was started and never answered
    ├── ServiceError                a citetrail service refused, or does not answer
    └── SettingsError               a setting is missing or contradictory

A message says what was found, where, and what to do next. `exit_status` is what the command returns.
"""


class CitetrailError(Exception):
    """The base of them all; `str()` is a message for the user."""

    exit_status = 2


class SourceError(CitetrailError):
    exit_status = 3


class WebError(SourceError):
    pass


class WebRefusedError(WebError):
    pass


class VocabularyError(CitetrailError):
    pass


class LanguageModelError(CitetrailError):
    pass


class SymbolError(CitetrailError):
    pass


class UnknownSeriesError(SymbolError):
    pass


class BatchError(CitetrailError):
    pass


class CorrectionError(CitetrailError):
    exit_status = 4


class QueryError(CitetrailError):
    exit_status = 4


class UnknownQuestionError(QueryError):
    pass


class ParameterError(QueryError):
    pass


class UnknownNameError(QueryError):
    pass


class CatalogueError(QueryError):
    pass


class StoreError(CitetrailError):
    exit_status = 5


class StoreUnreachableError(StoreError):
    pass


class StoreAuthError(StoreError):
    pass


class StoreVersionError(StoreError):
    pass


class StoreTimeoutError(StoreError):
    pass


class EngineError(CitetrailError):
    exit_status = 6


class EngineInstallError(EngineError):
    pass


class EngineStartError(EngineError):
    pass


class ServiceError(CitetrailError):
    """What a service answered; `status` is its HTTP status, `None` when nobody answered."""

    exit_status = 7

    def __init__(self, message: str, status: int | None) -> None:
        super().__init__(message)
        self.status = status


class SettingsError(CitetrailError):
    pass
