"""The pages for people: rendered here, readable without script, with nothing from another host."""
