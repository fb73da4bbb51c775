"""The version of the rules; it goes with every claim and citation. Count up when an answer can change."""

RULES_VERSION = "2"
