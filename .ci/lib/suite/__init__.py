"""What the suites of the built binary share: a home of its own, a terminal, and checks with sentences."""
