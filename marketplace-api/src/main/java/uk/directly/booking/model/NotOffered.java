package uk.directly.booking.model;

/** It is a rule, and comes several times a day or by another calendar. */
public record NotOffered() implements ReadRule {}
