package uk.directly.intake;

/**
 * What is wrong with a cell.
 *
 * @param column its title
 * @param message what to do, in a sentence
 */
public record RowFault(String column, String message) {}
