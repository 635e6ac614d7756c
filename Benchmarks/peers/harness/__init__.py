"""The side-by-side benchmarks of rrbench: contenders, what they cost, and what the project promised."""
