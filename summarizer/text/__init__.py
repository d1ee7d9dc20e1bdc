"""Pure text work: sentences, page furniture, quotations."""
