package uk.directly.budget;

/**
 * A row that was not taken (R90).
 *
 * @param row its number in the file, as people count them; the line of titles counts
 * @param reason in a sentence
 */
public record RejectedRow(int row, String reason) {}
