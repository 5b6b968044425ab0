"""Mentions that are nobody beside another one: what somebody is called, listed as, led by or the brother of."""
