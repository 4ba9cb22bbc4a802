"""What follows what: each flow connects the wishes of some screens to the controls, and back."""
