"""What pages and cards show: their layout, heads, navigation, and what stands at old addresses."""
