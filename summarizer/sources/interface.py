"""What a person may tell about an article, and what reading gives."""

from datetime import date

from summarizer.domain import Article, SkippedArticle
from summarizer.domain.frozen import Frozen

Outcome = Article | SkippedArticle


class Given(Frozen):
    """What a person says of an article, by flags or in `NAME.meta.json`; it wins over what is found."""

    published: date | None = None
    title: str | None = None
    publisher: str | None = None
    url: str | None = None

    def over(self, other: "Given") -> "Given":
        """Return these values, and those of `other` where these say nothing."""
        return Given(
            published=self.published or other.published,
            title=self.title or other.title,
            publisher=self.publisher or other.publisher,
            url=self.url or other.url,
        )
