"""The rules, in pure Python: values in, values out; no Django, no clock, no disk but our own data files."""
