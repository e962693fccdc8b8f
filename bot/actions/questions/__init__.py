"""Questions answered: what is meant, what may be seen, the page of it, the workbook."""
