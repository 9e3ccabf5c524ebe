"""Files that limber reads, changed at random and on purpose, and every command that reads them."""
