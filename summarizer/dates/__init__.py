"""Time expressions: found and resolved by code, against the publication date, without a clock."""
