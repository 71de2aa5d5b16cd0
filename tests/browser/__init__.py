"""The product as a person meets it: in a real Chromium, served by the process that ./script/server starts."""
