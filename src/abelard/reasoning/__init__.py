"""What follows from whom: dates, rules, belief."""
