"""Words: from text to tokens and sentences, the forms of words, and the words that cues are made of."""
