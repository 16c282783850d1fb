"""Finds which datasets include what is a party's, and who has said yes to that."""
