"""From what was typed to finished values: every form that is not a step's own."""
