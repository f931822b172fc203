"""What is true of meetings: pure values and functions, without a clock and without I/O."""
