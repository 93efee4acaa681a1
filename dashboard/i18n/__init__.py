"""Translation catalogues, and Danish (or English) numbers and dates. Danish comes first; English is the source text."""
