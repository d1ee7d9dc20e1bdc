"""The kinds of briefs that ship, each a package with a `KIND`; `pipeline.kind` finds them as it finds any."""
