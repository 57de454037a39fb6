"""Assessment from the record (综合评价): facts, schemes as data, scores that can be traced, bulletins."""
