"""Finding by words: whatever the letters' case and accents, and in whatever order the words are typed."""

from unicodedata import combining, normalize


def folded(text: str) -> str:
    """A text as it is compared: without accents, and without case, which capitals undo more of (ı, ß)."""
    apart = normalize("NFKD", normalize("NFKD", text).upper().casefold())
    return "".join(letter for letter in apart if not combining(letter))


def has_all_words(text: str, query: str) -> bool:
    """Whether each word of the query begins, ends or stands within a word of the text; of none, always."""
    whole = folded(text)
    return all(word in whole for word in folded(query).split())
