"""What many walks add up to, for looking at them in charts: plain values in, plain values out."""
