package uk.directly.accreditation.model;

/**
 * What is wrong with a value that was given.
 *
 * @param field its name, as in the API
 * @param message what to give instead, in plain English, without a full stop
 */
public record Fault(String field, String message) {}
