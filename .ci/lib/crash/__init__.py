"""Limber killed at every call that changes a file, and told of a faulty disk at every write."""
