"""What is known before anything is read: vocabularies as YAML, and a sample article.

Data only. Every row names its source; `loaders.vocabulary` reads it.
"""
