"""Everything that is about one language, as data: `<xx>/` folders of TOML and JSONL, and the code that loads them."""
