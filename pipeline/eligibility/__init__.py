"""What the criteria of a protocol make of reports, of a review or of any export; and what others would."""
