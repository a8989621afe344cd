// What a snapshot looks like; the harness compares itself with it.
