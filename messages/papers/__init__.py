"""Workbooks and other papers: bytes from facts."""
