"""Follows the journal: what of all that was read before do new facts touch?"""
