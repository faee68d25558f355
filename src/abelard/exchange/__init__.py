"""One file per format: CSV, XLSX, JSON."""
