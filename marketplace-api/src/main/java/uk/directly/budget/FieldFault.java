package uk.directly.budget;

/**
 * What is wrong with a value that was given.
 *
 * @param field its name, as in the API
 * @param message what to give instead, in plain English
 */
public record FieldFault(String field, String message) {}
