"""What can go wrong, as one tree, and the exit codes.

    BriefgenError                 anything a user is told in one line
      UsageError                  a path, option or argument is wrong                       exit 2
        ConfigError               config.yaml or another settings file is wrong             exit 2
      SourceError                 one document, page or feed could not be read              exit 1 (3 if none could)
      ExtractionError             one document could not be analysed                        exit 1 (3 if none could)
      RenderError                 one format could not be made                              exit 1 (3 if none could)
        TemplateError             a look's template or style sheet is wrong                 exit 2
      DeliveryError               a mail was refused for good                               exit 4
      BusyError                   another run holds the lock, or a mail waits               exit 75
      StateError                  the workspace's own files cannot be used                  exit 3

Every error says three things in one line: which file (URL, key, recipient), what is wrong, what to do.
"""

from __future__ import annotations

from collections.abc import Iterable
from enum import IntEnum

__all__ = [
    "GET_ANEW",
    "BriefgenError",
    "BusyError",
    "ConfigError",
    "DeliveryError",
    "ExitCode",
    "ExtractionError",
    "RenderError",
    "SourceError",
    "StateError",
    "TemplateError",
    "UsageError",
]

GET_ANEW = "get it again, or save it anew in the program that made it"  # what to do about a damaged file


class ExitCode(IntEnum):
    """The exit codes of every command."""

    OK = 0
    PARTIAL = 1
    USAGE = 2
    NOTHING = 3
    MAIL_REFUSED = 4
    INTERNAL = 70
    TRY_AGAIN = 75
    INTERRUPTED = 130

    @classmethod
    def most_important(cls, codes: Iterable[int]) -> ExitCode:
        """The one code to exit with when several apply: 130, 2, 70, 3, 4, 75, 1, 0."""
        return min((cls(code) for code in codes), key=cls.place, default=cls.OK)

    @classmethod
    def place(cls, code: int) -> int:
        """Where a code stands when several apply; 0 is what matters most."""
        order = (cls.INTERRUPTED, cls.USAGE, cls.INTERNAL, cls.NOTHING, cls.MAIL_REFUSED, cls.TRY_AGAIN, cls.PARTIAL)
        return order.index(code) if code in order else len(order)


class BriefgenError(Exception):
    """One line for the user: `where: what (hint)`."""

    exit_code = ExitCode.NOTHING

    def __init__(self, what: str, *, where: str = "", hint: str = "") -> None:
        self.what, self.where, self.hint = what, where, hint
        super().__init__(what, where, hint)  # all three, so that it survives pickling between processes

    def __reduce__(self) -> tuple[object, ...]:
        return (_rebuild, (type(self), self.what, self.where, self.hint))

    def __str__(self) -> str:
        line = f"{self.where}: {self.what}" if self.where else self.what
        line = f"{line} ({self.hint})" if self.hint else line
        return " ".join(line.split())


def _rebuild(kind: type[BriefgenError], what: str, where: str, hint: str) -> BriefgenError:
    return kind(what, where=where, hint=hint)


class UsageError(BriefgenError):
    exit_code = ExitCode.USAGE


class ConfigError(UsageError):
    pass


class SourceError(BriefgenError):
    exit_code = ExitCode.PARTIAL


class ExtractionError(BriefgenError):
    exit_code = ExitCode.PARTIAL


class RenderError(BriefgenError):
    exit_code = ExitCode.PARTIAL


class TemplateError(RenderError):
    exit_code = ExitCode.USAGE


class DeliveryError(BriefgenError):
    exit_code = ExitCode.MAIL_REFUSED


class BusyError(BriefgenError):
    exit_code = ExitCode.TRY_AGAIN


class StateError(BriefgenError):
    exit_code = ExitCode.NOTHING
