"""The month: a table of day faces with its model, its delegate and the selected day."""
