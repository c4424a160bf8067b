package uk.directly.booking.model;

/** What comes of reading a rule. */
public sealed interface ReadRule permits RepeatRule, NotUnderstood, NotOffered {}
