"""The report for a doctor: its pages, which are drawn alike on the screen, on paper and in a PDF."""
