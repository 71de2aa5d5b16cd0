"""The commands: thin; each parses, makes one call and prints."""
