"""Documents to text with stable offsets, and text to proposed claims."""
