"""How far several raters agree on the same subjects: coefficients, their intervals, and reports of them."""
