"""What is larger than the server takes is answered with a page, in the language of its address."""

from __future__ import annotations

from waitress.task import ErrorTask
from waitress.utilities import RequestEntityTooLarge

from compromiso.web.pages.about.errors import too_large


class RefusalTask(ErrorTask):  # type: ignore[misc]
    """Answers what the server refuses by itself; what is too large, with a page of the product."""

    def execute(self) -> None:
        """Write the answer and close the connection."""
        if isinstance(self.request.error, RequestEntityTooLarge):
            most = self.channel.adj.max_request_body_size
            self.request.error = _TooLarge(self.request.path, most)
        super().execute()


class _TooLarge:
    def __init__(self, path: str, most: int) -> None:
        self.answer = too_large(path, most)

    def to_response(self, _ident: str) -> tuple[str, list[tuple[str, str]], bytes]:
        """Give status, headers and body as waitress asks for them."""
        status = f"{self.answer.status_code} {self.answer.reason_phrase}"
        return status, [*self.answer.items()], self.answer.content
