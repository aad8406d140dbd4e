"""What benches/measure does, one module for each kind of table."""
