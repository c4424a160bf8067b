package uk.directly.booking.model;

/** It is no rule of RFC 5545. */
public record NotUnderstood() implements ReadRule {}
