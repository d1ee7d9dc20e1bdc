"""The version of the program; the distribution has another name than the command, so it is told here."""

VERSION = "0.1.0"
