"""What is answered to a question: lists, cards, figures, and the title that names every filter."""
